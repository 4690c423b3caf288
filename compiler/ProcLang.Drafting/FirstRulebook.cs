using ProcLang.Drafting.Suggestions;

namespace ProcLang.Drafting;

/// <summary>A small rulebook to begin with: one article, one procedure, one scenario that passes.</summary>
public static class FirstRulebook
{
    /// <summary>Writes it under a name, in Chinese or English.</summary>
    public static DraftFile Write(string name, bool chinese)
    {
        // One line, whatever was typed: the name becomes a heading and a name.
        var title = Reading.PublishedFile.Folded(name) is { Length: > 0 } folded ? folded : chinese ? "新规则" : "NewRules";
        return new DraftFile("00-rulebook.proc.md", (chinese ? Chinese : English)
            .Replace("{title}", title, StringComparison.Ordinal).Replace("{name}", SuggestedNames.Written(title), StringComparison.Ordinal));
    }

    private const string Chinese = """
        # {title}

        引文(以 > 开头的行)是原文,一字不改;别的段落是起草人的说明;围栏里是条款。

        ```proc
        规则 {name} {
          时区 "Asia/Shanghai"
          末日 顺延
        }

        职务 经办人 as Officer, 负责人 as Head
        事项 申请 as Application
        ```

        ### 第一条 办理

        > 第一条 经办人收到申请后3日内提出意见,报负责人批准。

        ```proc
        程序 办理 as Handling 对 申请 {
          步骤 提出意见 as Advise {
            「经办人收到申请后3日内提出意见」 由 经办人
            「收到申请后3日内」 期限 送达 后 3 日 内
            → 批准
          }
          「报负责人批准」
          步骤 批准 as Approve 由 负责人 { → 完成 }
        }
        ```

        ```proc
        场景 "经办人提出意见,负责人批准" {
          假如 张三 任 经办人, 李四 任 负责人
          且 申请 甲 于 2024-03-04
          那么 甲.提出意见 期限 为 2024-03-07
          当 李四 于 2024-03-05 提出意见 甲
          那么 被拒 依据 一 「经办人收到申请后3日内提出意见」
          当 张三 于 2024-03-05 10:00 提出意见 甲 且 李四 于 2024-03-06 批准 甲
          那么 甲 已结束
        }
        ```

        """;

    private const string English = """
        # {title}

        Lines that begin with > are the official text, word for word; other paragraphs are your comments; fences hold clauses.

        ```proc
        rulebook {name} {
          zone "UTC"
          last day rolls forward
        }

        office Officer, Head
        matter Application
        ```

        ### Article 1 Handling

        > The Officer gives an opinion within three days after receiving the application. The Head approves it.

        ```proc
        procedure Handling on Application {
          step Advise {
            «The Officer gives an opinion» by Officer
            «within three days after receiving the application» within 3 days after received
            -> Approve
          }
          «The Head approves it»
          step Approve by Head { -> done }
        }
        ```

        ```proc
        scenario "the Officer advises, the Head approves" {
          given Ann holds Officer, Bob holds Head
          and Application a1 at 2024-03-04
          then a1.Advise within is 2024-03-07
          when Bob at 2024-03-05 Advise a1
          then refused citing article 1 «The Officer gives an opinion»
          when Ann at 2024-03-05 10:00 Advise a1 and Bob at 2024-03-06 Approve a1
          then a1 has ended
        }
        ```

        """;
}
