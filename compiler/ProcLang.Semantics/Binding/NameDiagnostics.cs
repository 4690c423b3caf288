using System.Collections.Immutable;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Binding;

/// <summary>Findings about names and types: PL2xxx.</summary>
public static class NameDiagnostics
{
    private static DiagnosticDescriptor Error(string id, string titleZh, string titleEn, string zh, string en) =>
        new(id, Severity.Error, titleZh, titleEn, zh, en);

    /// <summary>A name nobody declared.</summary>
    public static readonly DiagnosticDescriptor UnknownName = Error("PL2001", "没有声明的名称", "a name nobody declared",
        "「{0}」没有声明", "“{0}” is not declared");
    /// <summary>The same name declared twice as different things.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error("PL2002", "名称重复", "a name declared twice",
        "「{0}」已经声明为{1}", "“{0}” is already declared as a {2}");
    /// <summary>A name of the wrong kind.</summary>
    public static readonly DiagnosticDescriptor WrongKind = Error("PL2003", "名称用错了地方", "a name of the wrong kind",
        "「{0}」是{1},这里要的是{2}", "“{0}” is a {3}; a {4} is wanted here");
    /// <summary>A value that the type does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownChoice = Error("PL2004", "没有这个取值", "no such value",
        "「{0}」不是「{1}」的取值;可用: {2}", "“{0}” is not a value of “{1}”; it has: {2}");
    /// <summary>Comparing things that cannot be compared.</summary>
    public static readonly DiagnosticDescriptor TypeMismatch = Error("PL2005", "类型不合", "types do not fit",
        "「{0}」是{1},不能这样比较", "“{0}” is {2} and cannot be compared like this");
    /// <summary>A step that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownStep = Error("PL2006", "没有这个步骤", "no such step",
        "程序「{1}」没有步骤「{0}」", "procedure “{1}” has no step “{0}”");
    /// <summary>A clause in a block where it means nothing.</summary>
    public static readonly DiagnosticDescriptor MisplacedClause = Error("PL2007", "条款放错了地方", "a clause in the wrong block",
        "{0}不能写在{1}里", "a {2} cannot stand in a {3}");
    /// <summary>A relation or office of a unit without its unit.</summary>
    public static readonly DiagnosticDescriptor NeedsUnit = Error("PL2008", "没有说明是哪个单位的", "of which unit?",
        "「{0}」要说明是哪个单位的,如「{0}(主办部门)」", "“{0}” needs its unit, as in “{0}(sponsor)”");
    /// <summary>An event that cannot be found.</summary>
    public static readonly DiagnosticDescriptor UnknownEvent = Error("PL2009", "没有这个事件", "no such event",
        "找不到事件「{0}」", "no event “{0}” is known here");
    /// <summary>An anchor that is not in the article's text.</summary>
    public static readonly DiagnosticDescriptor AnchorNotInText = Error("PL2010", "引文不在原文里", "the quoted words are not in the text",
        "原文里没有「{0}」", "the official text does not say “{0}”");
    /// <summary>An anchor outside any article.</summary>
    public static readonly DiagnosticDescriptor AnchorOutsideArticle = Error("PL2011", "引文不在任何条文之下", "a quotation under no article",
        "「{0}」上面没有条文标题,无从核对", "“{0}” stands under no article, so it cannot be checked");
    /// <summary>A rulebook without a head.</summary>
    public static readonly DiagnosticDescriptor NoHead = Error("PL2012", "没有规则声明", "no rulebook is declared",
        "这些文件里没有「规则 … {{ }}」", "these files declare no `rulebook … {{ }}`");
    /// <summary>Two heads.</summary>
    public static readonly DiagnosticDescriptor TwoHeads = Error("PL2013", "有两个规则声明", "two rulebooks are declared",
        "「{0}」已经声明在别处", "“{0}” is declared elsewhere already");
    /// <summary>An unknown time zone.</summary>
    public static readonly DiagnosticDescriptor UnknownZone = Error("PL2014", "时区不明", "an unknown time zone",
        "「{0}」不是时区名", "“{0}” is not a time zone");
    /// <summary>A date that is no date.</summary>
    public static readonly DiagnosticDescriptor BadDate = Error("PL2015", "日期不对", "not a date",
        "「{0}」不是日期或时间", "“{0}” is not a date or a time");
    /// <summary>An unknown kind of declaratory text.</summary>
    public static readonly DiagnosticDescriptor UnknownDeclaratoryKind = Error("PL2016", "宣示的类别不明", "an unknown kind of declaratory text",
        "「{0}」不是宣示的类别", "“{0}” is not a kind of declaratory text");
    /// <summary>A file that includes itself.</summary>
    public static readonly DiagnosticDescriptor CyclicInclude = Error("PL2017", "引入成环", "files include each other in a circle",
        "「{0}」又引入了自己: {1}", "“{0}” includes itself: {1}");
    /// <summary>A file that cannot be included.</summary>
    public static readonly DiagnosticDescriptor MissingInclude = Error("PL2018", "引入的文件不存在", "an included file does not exist",
        "没有文件「{0}」", "there is no file “{0}”");
    /// <summary>Something asked of an outcome the step does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownOutcome = Error("PL2019", "没有这个结果", "no such outcome",
        "步骤「{1}」没有结果「{0}」", "step “{1}” has no outcome “{0}”");
    /// <summary>An act nobody can do.</summary>
    public static readonly DiagnosticDescriptor UnknownAct = Error("PL2020", "没有这个行为", "no such act",
        "「{0}」不是「{1}」里的行为", "“{0}” is not an act of “{1}”");
    /// <summary>A sentence no clause accounts for.</summary>
    public static readonly DiagnosticDescriptor Unaccounted = new("PL2021", Severity.Warning, "有一句原文没有着落", "a sentence is not accounted for",
        "这一句既没有条款实现,也没有宣示", "no clause implements this sentence and nothing declares it declaratory");
    /// <summary>A name declared and never used.</summary>
    public static readonly DiagnosticDescriptor Unused = new("PL2022", Severity.Warning, "声明了没有用到", "declared and never used",
        "{0}「{1}」没有用到", "the {2} “{1}” is never used");
    /// <summary>A number out of range.</summary>
    public static readonly DiagnosticDescriptor BadNumber = Error("PL2023", "数目不对", "not a usable number",
        "「{0}」在这里不是可用的数目", "“{0}” is not a usable number here");
    /// <summary>A reading that leads back to itself.</summary>
    public static readonly DiagnosticDescriptor CyclicInterpretation = Error("PL2024", "解释绕回自己", "a reading that leads back to itself",
        "「{0}」的解释用到了自己", "the reading of “{0}” uses itself");
    /// <summary>A scenario speaks of a case nobody made.</summary>
    public static readonly DiagnosticDescriptor UnknownCase = Error("PL2025", "场景里没有这件事", "the scenario has no such case",
        "场景里没有「{0}」", "the scenario has no “{0}”");
    /// <summary>A line of a scenario that says nothing.</summary>
    public static readonly DiagnosticDescriptor EmptyLine = Error("PL2039", "场景里有一句不起作用", "a scenario line that does nothing",
        "「{0}」说的不是场景能检验的事", "“{0}” says nothing that a scenario can play or check");
    /// <summary>An anchor that quotes nothing.</summary>
    public static readonly DiagnosticDescriptor EmptyAnchor = Error("PL2026", "引文是空的", "an empty quotation",
        "引文里没有字", "the quotation has no words");
    /// <summary>No calendar is named or declared.</summary>
    public static readonly DiagnosticDescriptor NoCalendar = Error("PL2027", "没有日历", "no calendar",
        "「{0}」没有声明为日历", "“{0}” is not declared as a calendar");
    /// <summary>Two days in force.</summary>
    public static readonly DiagnosticDescriptor InForceTwice = Error("PL2028", "施行日期说了两次", "two days in force",
        "已经另写了施行日期,与 {0} 不同", "the rules are said to be in force from another day than {0}");
    /// <summary>Rules that end before they begin.</summary>
    public static readonly DiagnosticDescriptor NeverInForce = Error("PL2029", "从来没有施行", "never in force",
        "{0} 止,早于 {1} 起施行", "the rules end on {0}, before they begin on {1}");
    /// <summary>A transition that leads to no day in force.</summary>
    public static readonly DiagnosticDescriptor NoTransition = Error("PL2030", "无从过渡", "a transition to nothing",
        "过渡要有施行日期,溯及的日期要早于施行日期", "a transition needs a day in force, later than the day it goes back to");
    /// <summary>A yearly rule without an end.</summary>
    public static readonly DiagnosticDescriptor EndlessRule = Error("PL2031", "按年的规则没有范围", "yearly days off without a range",
        "日历「{0}」有每年放假的规则,却没有写明范围", "calendar “{0}” has yearly days off but does not say what it covers");
    /// <summary>A yearly rule that gives no day.</summary>
    public static readonly DiagnosticDescriptor NeverOff = Error("PL2032", "没有一天放假", "a day off that never comes",
        "照「{0}」这条规则,日历的范围里没有一天放假", "the rule for “{0}” gives no day in all the calendar covers");
    /// <summary>An exception to a yearly rule that hits none of its days.</summary>
    public static readonly DiagnosticDescriptor ExceptionToNoDay = Error("PL2033", "除外的不是放假的日子", "an exception to no day off",
        "{0} 本来就不因「{1}」放假", "{0} is no day off for “{1}” anyway");
    /// <summary>Calendars based on each other.</summary>
    public static readonly DiagnosticDescriptor CyclicCalendar = Error("PL2034", "日历基于自己", "a calendar based on itself",
        "日历「{0}」绕回来又基于自己", "calendar “{0}” is based on itself, directly or through others");

    /// <summary>An amended article that the text does not have.</summary>
    public static readonly DiagnosticDescriptor NoArticleToAmend = Error("PL2041", "要修正的条文不存在", "no such article to amend",
        "「{1}」没有第{0}条", "“{1}” has no article {0}");
    /// <summary>Amended words that the article does not have, or has more than once.</summary>
    public static readonly DiagnosticDescriptor NoWordsToAmend = Error("PL2042", "要修正的文字不在条文里,或不止一处", "no such words to amend, or more than once",
        "「{2}」第{1}条里没有恰好一处「{0}」", "article {1} of “{2}” does not say “{0}” exactly once");
    /// <summary>An added article that the text has already.</summary>
    public static readonly DiagnosticDescriptor ArticleStands = Error("PL2043", "增加的条文已经有了", "an added article stands already",
        "「{1}」已经有第{0}条", "“{1}” has an article {0} already");

    /// <summary>A time that no run has.</summary>
    public static readonly DiagnosticDescriptor NoSuchTime = Error("PL2035", "断言的期限无从算起", "a property whose time counts from nothing",
        "程序「{0}」的办理里没有这个起算的事", "no run of procedure “{0}” has what this time counts from");

    /// <summary>All of them, for the catalogue.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        UnknownName, EmptyLine, DuplicateName, WrongKind, UnknownChoice, TypeMismatch, UnknownStep, MisplacedClause, NeedsUnit, UnknownEvent,
        AnchorNotInText, AnchorOutsideArticle, NoHead, TwoHeads, UnknownZone, BadDate, UnknownDeclaratoryKind, CyclicInclude,
        MissingInclude, UnknownOutcome, UnknownAct, Unaccounted, Unused, BadNumber, CyclicInterpretation, UnknownCase, EmptyAnchor, NoCalendar,
        InForceTwice, NeverInForce, NoTransition, EndlessRule, NeverOff, ExceptionToNoDay, CyclicCalendar,
        NoArticleToAmend, NoWordsToAmend, ArticleStands, NoSuchTime,
    ];
}
