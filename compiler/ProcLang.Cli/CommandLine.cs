using System.CommandLine;
using System.Globalization;
using ProcLang.Cli.Commands;
using ProcLang.Cli.Hosting;
using ProcLang.Runtime.Citations;

namespace ProcLang.Cli;

/// <summary>The command <c>proclang</c>: what it offers, in Chinese and English. Exit codes: 0 fine, 1 findings, 2 wrong use.</summary>
public static partial class CommandLine
{
    /// <summary>Runs the command on two writers.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool colour) =>
        Run(args, output, error, colour, TextReader.Null);

    /// <summary>Runs the command; <paramref name="input"/> is what <c>run</c> reads when it is not at a terminal.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool colour, TextReader input)
    {
        var language = Terminal.LanguageOf(args);
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Culture(language);
            var terminal = new Terminal(output, error, language, colour);
            if (args.Length == 0)
            {
                // Nothing asked: the help says what can be.
                Root(terminal, input).Parse(["--help"]).Invoke(new InvocationConfiguration { Output = error, Error = error });
                return Loading.WrongUse;
            }

            var result = Root(terminal, input).Parse(args);
            if (result.Errors.Count > 0)
            {
                foreach (var wrong in result.Errors)
                {
                    error.WriteLine(terminal.Say("用法不对: ", "wrong use: ") + wrong.Message);
                }

                error.WriteLine(terminal.Say("用法见 proclang --help", "see proclang --help"));
                return Loading.WrongUse;
            }

            return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // No trace ever reaches a user; what it says is enough to report it.
            var zh = language == Language.Chinese;
            error.WriteLine(zh
                ? $"错误 PL9001: 编译器内部出错({e.GetType().Name}: {e.Message})。这是编译器的缺陷,请连同输入文件一起报告。"
                : $"error PL9001: the compiler failed ({e.GetType().Name}: {e.Message}). This is a defect of the compiler; please report it with the input.");
            if (Environment.GetEnvironmentVariable("PROCLANG_TRACE") is not null)
            {
                error.WriteLine(e);
            }

            return Loading.Findings;
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    /// <summary>The culture in which the command-line library speaks; a system without cultures speaks English there.</summary>
    private static CultureInfo Culture(Language language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language == Language.Chinese ? "zh-Hans" : "en");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static RootCommand Root(Terminal t, TextReader input)
    {
        var root = new RootCommand(t.Say(
            "ProcLang:把政府程序规则编译成状态机。规则原文留在文件里,条款写在条文下面;规则不许的,机器拒绝,并说出是哪一条。",
            "ProcLang compiles government procedures into state machines. The rules' official text stays in the file with clauses under each article; what the rules refuse, the machine refuses, and says which article says so."));
        var lang = new Option<string>("--lang")
        {
            Description = t.Say("输出语言:zh 或 en(默认随系统)", "language of output: zh or en (else from the locale)"), Recursive = true,
        };
        lang.AcceptOnlyFromAmong("zh", "en");
        foreach (var option in root.Options)
        {
            option.Description = option is VersionOption ? t.Say("显示版本", "show the version") : t.Say("显示帮助", "show help");
        }

        root.Options.Add(lang);
        foreach (var command in new[] { Check(t), Read(t), Diff(t), Text(t), Coverage(t), Fmt(t), Explain(t) }.Concat(More(t, input)).OrderBy(Place))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>Commands in the order in which one meets them.</summary>
    private static int Place(Command command) =>
        Array.IndexOf(["new", "check", "test", "build", "read", "diff", "show", "text", "coverage", "mutate", "fmt", "run", "explain"], command.Name);

    /// <summary>The commands that this host has beside those that read a rulebook and say what it is.</summary>
    private static partial IEnumerable<Command> More(Terminal t, TextReader input);

    /// <summary>The files of a Git revision; null when there is none such, or this host does not read Git.</summary>
    private static partial IRevisionFiles? OpenRevision(string revision, string path);

    private static Argument<string[]> Paths(Terminal t) => new("PATH")
    {
        Description = t.Say("规则文件(*.proc.md)或文件夹", "rulebook files (*.proc.md) or folders"), Arity = ArgumentArity.OneOrMore,
    };

    private static Argument<string> OnePath(Terminal t) => new("PATH")
    {
        Description = t.Say("规则文件(*.proc.md)或文件夹", "a rulebook file (*.proc.md) or folder"),
    };

    private static Option<string> Format(Terminal t, params string[] formats)
    {
        var format = new Option<string>("--format")
        {
            Description = t.Say("输出形式:", "form of output: ") + string.Join(", ", formats), DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(formats);
        return format;
    }

    private static Command Check(Terminal t)
    {
        var paths = Paths(t);
        var format = Format(t, "text", "json", "sarif");
        var command = new Command("check", t.Say("检查规则,列出发现的问题", "check rulebooks and list findings")) { paths, format };
        command.SetAction(p => CheckCommand.Run(t, p.GetValue(paths)!, p.GetValue(format)!));
        return command;
    }

    private static Command Read(Terminal t)
    {
        var path = OnePath(t);
        var format = Format(t, "text", "json", "md");
        var command = new Command("read", t.Say(
            "逐条把机器的理解说成平常话,写在原文旁边;附由谁签发表和期限表",
            "say every clause back in plain words beside the official text, with tables of who signs and of deadlines")) { path, format };
        command.SetAction(p => ReadCommand.Run(t, p.GetValue(path)!, p.GetValue(format)!));
        return command;
    }

    private static Command Text(Terminal t)
    {
        var path = OnePath(t);
        var command = new Command("text", t.Say("只打印官方原文,一字不改,按顺序", "print the official text alone, verbatim, in order")) { path };
        command.SetAction(p => TextCommand.Run(t, p.GetValue(path)!));
        return command;
    }

    private static Command Coverage(Terminal t)
    {
        var path = OnePath(t);
        var format = Format(t, "text", "json");
        var command = new Command("coverage", t.Say(
            "每条原文有多少句可执行、宣示、没有着落;哪些条款被场景用到",
            "how many sentences of each article are executable, declaratory, unaccounted; which clauses scenarios exercise")) { path, format };
        command.SetAction(p => CoverageCommand.Run(t, p.GetValue(path)!, p.GetValue(format)!));
        return command;
    }

    private static Command Diff(Terminal t)
    {
        var what = new Argument<string[]>("WHAT")
        {
            Description = t.Say("旧 新(文件或文件夹),或 版本 路径,或 A..B 路径", "OLD NEW (files or folders), or REVISION PATH, or A..B PATH"), Arity = new ArgumentArity(1, 2),
        };
        var rename = new Option<string[]>("--rename") { Description = t.Say("只是改名:旧名=新名,可写多次", "only renamed: OLD=NEW, any number of times"), DefaultValueFactory = _ => [] };
        var witnesses = new Option<string?>("--witnesses") { Description = t.Say("把例子作为场景写到这个文件夹", "folder to write the witnesses to, as scenarios") };
        var format = Format(t, "text", "md", "json", "html");
        var output = new Option<string?>("--output", "-o") { Description = t.Say("写到哪个文件(默认写到屏幕)", "file to write to (else the screen)") };
        var failOn = new Option<string?>("--fail-on") { Description = t.Say("有这样的改动时退出码为 1:looser、stricter 或 any", "exit 1 when there is such a change: looser, stricter or any") };
        failOn.AcceptOnlyFromAmong("looser", "stricter", "any");
        var within = new Option<string?>("--within")
        {
            Description = t.Say("旧和新是工作区里这个文件(或文件夹中几个文件)的两个版本,其余文件取自它所属的规则;供 git difftool 使用",
                "OLD and NEW are versions of this file of the working tree (or of files of this folder); the others are those of its rulebook. For git difftool"),
        };
        var command = new Command("diff", t.Say(
            "两个版本相比,对谁改变了什么:原文、条款、行为,每处附一个新旧规则走法不同的场景",
            "what a revision changes for whom: text, clauses, behaviour, each with a scenario that runs one way before and the other way after"))
        {
            what, rename, witnesses, format, output, failOn, within,
        };
        command.SetAction(p => DiffCommand.Run(t, new DiffCommand.Options(
            p.GetValue(what)!, p.GetValue(rename)!, p.GetValue(witnesses), p.GetValue(format)!, p.GetValue(output), p.GetValue(failOn), p.GetValue(within)), OpenRevision));
        return command;
    }

    private static Command Fmt(Terminal t)
    {
        var paths = Paths(t);
        var check = new Option<bool>("--check") { Description = t.Say("只检查,不改文件", "only check, change nothing") };
        var keywords = new Option<string?>("--keywords") { Description = t.Say("把关键词统一成 zh 或 en", "spell keywords in zh or en") };
        keywords.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("fmt", t.Say("整理条款的格式", "format clauses")) { paths, check, keywords };
        command.SetAction(p => FmtCommand.Run(t, p.GetValue(paths)!, p.GetValue(check), p.GetValue(keywords)));
        return command;
    }

    private static Command Explain(Terminal t)
    {
        var id = new Argument<string>("ID") { Description = t.Say("问题编号,如 PL2003", "the id of a finding, such as PL2003") };
        var command = new Command("explain", t.Say("解释一种问题", "the page of a finding")) { id };
        command.SetAction(p => ExplainCommand.Run(t, p.GetValue(id)!));
        return command;
    }
}
