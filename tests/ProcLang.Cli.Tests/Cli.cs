using System.Text;
using ProcLang.Cli;

namespace ProcLang.Cli.Tests;

/// <summary>Runs the command as a person would, in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    /// <summary>A small rulebook with a scenario that passes.</summary>
    internal const string Minutes = """
        # 试行规则

        ```proc
        规则 试行规则 as Trial {
          时区 "Asia/Shanghai"
          末日 顺延
        }

        职务 县长 as CountyHead, 办公室主任 as OfficeDirector
        会议 例会 as Weekly {
          召集 县长
          主持 县长
        }
        ```

        ### 第一条 会议纪要
        > 一、会议纪要由办公室主任拟稿,在会议结束后2日内报县长签发。

        ```proc
        程序 会议纪要 as Minutes 对 例会 {
          始于 会议 结束

          「会议纪要由办公室主任拟稿」
          步骤 拟稿 as Draft 由 办公室主任 { → 签发 }
          步骤 签发 as Sign {
            「报县长签发」 由 县长
            「在会议结束后2日内」 期限 会议 结束 后 2 日 内
            → 完成
          }
        }
        ```

        ```proc
        场景 "纪要由县长签发" {
          假如 张三 任 县长, 李四 任 办公室主任
          且 例会 会一 结束 于 2019-03-04 17:00
          当 李四 于 2019-03-05 拟稿 会一.会议纪要
          那么 会一.会议纪要.签发 期限 为 2019-03-06
          当 李四 于 2019-03-05 10:00 签发 会一.会议纪要
          那么 被拒 依据 一 「报县长签发」
          当 张三 于 2019-03-06 签发 会一.会议纪要
          那么 会一.会议纪要 已结束
        }
        ```

        """;

    internal Cli()
    {
        Folder = Path.Combine(Path.GetTempPath(), "proclang-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Folder);
    }

    internal string Folder { get; }

    internal string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
        return path;
    }

    internal string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    internal static (int Exit, string Out, string Error) Run(params string[] args) => RunWith("", args);

    internal static (int Exit, string Out, string Error) RunWith(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = CommandLine.Run(args, output, error, colour: false, new StringReader(input));
        return (exit, output.ToString().Replace("\r\n", "\n", StringComparison.Ordinal), error.ToString().Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
