using System.Collections.Immutable;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>What can be wrong with the words of a fence: PL11xx.</summary>
public static class SyntaxDiagnostics
{
    /// <summary>A word stands where no reading of the clause allows it.</summary>
    public static DiagnosticDescriptor UnexpectedWord { get; } = new(
        "PL1101", Severity.Error,
        "此处不能是这个词", "a word that cannot stand here",
        "{0}不能放在这里", "{0} cannot stand here");

    /// <summary>A word that the clause needs is absent.</summary>
    public static DiagnosticDescriptor MissingWord { get; } = new(
        "PL1102", Severity.Error,
        "缺一个词", "a word is missing",
        "{0}之前缺{1}", "{1} is missing before {0}");

    /// <summary>The fence ends in the middle of a clause.</summary>
    public static DiagnosticDescriptor EndsTooSoon { get; } = new(
        "PL1103", Severity.Error,
        "条款没有写完", "a clause breaks off",
        "代码块在条款写完之前就结束了", "the block ends before the clause does");

    /// <summary>A keyword stands where a name should.</summary>
    public static DiagnosticDescriptor KeywordForName { get; } = new(
        "PL1104", Severity.Error,
        "关键词当作名称", "a keyword where a name is needed",
        "这里要一个名称,「{0}」却是关键词", "a name is needed here, and \"{0}\" is a keyword");

    /// <summary>A closing brace or bracket that nothing opened.</summary>
    public static DiagnosticDescriptor NothingToClose { get; } = new(
        "PL1105", Severity.Error,
        "多余的右括号", "a closing bracket that closes nothing",
        "「{0}」没有与它配对的左括号", "nothing was opened that \"{0}\" could close");

    /// <summary>Characters that no word of the language is made of.</summary>
    public static DiagnosticDescriptor StrangeCharacters { get; } = new(
        "PL1106", Severity.Error,
        "无法识别的字符", "characters the language does not use",
        "无法识别「{0}」", "\"{0}\" is not part of the language");

    /// <summary>An anchor, a text or a quoted name without its closing mark.</summary>
    public static DiagnosticDescriptor UnclosedQuotation { get; } = new(
        "PL1107", Severity.Error,
        "引号没有闭合", "an unclosed quotation",
        "由「{0}」开始的引文没有以「{1}」结束", "the quotation opened by {0} is not closed by {1}");

    /// <summary>A comment without its closing mark.</summary>
    public static DiagnosticDescriptor UnclosedComment { get; } = new(
        "PL1108", Severity.Error,
        "注释没有闭合", "an unclosed comment",
        "由 /* 开始的注释没有以 */ 结束", "the comment opened by /* is not closed by */");

    /// <summary>Brackets nest deeper than any rule that people can read.</summary>
    public static DiagnosticDescriptor TooDeep { get; } = new(
        "PL1109", Severity.Error,
        "嵌套过深", "nested too deep",
        "嵌套超过 {0} 层", "nested more than {0} deep");

    /// <summary>Every finding of this class, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnexpectedWord, MissingWord, EndsTooSoon, KeywordForName, NothingToClose,
        StrangeCharacters, UnclosedQuotation, UnclosedComment, TooDeep,
    ];
}
