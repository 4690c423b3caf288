using System.Collections.Immutable;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>Findings about files and their literate shape: PL10xx.</summary>
public static class TextDiagnostics
{
    private static DiagnosticDescriptor Error(string id, string titleZh, string titleEn, string zh, string en) =>
        new(id, Severity.Error, titleZh, titleEn, zh, en);

    /// <summary>A file too large to be a rulebook.</summary>
    public static readonly DiagnosticDescriptor TooLarge = Error("PL1001", "文件太大", "the file is too large",
        "「{0}」大于 10 MiB,不像规则文件", "“{0}” is larger than 10 MiB, which no rulebook is");
    /// <summary>A file that is no text.</summary>
    public static readonly DiagnosticDescriptor Binary = Error("PL1002", "不是文本文件", "not a text file",
        "「{0}」不是文本文件", "“{0}” is not a text file");
    /// <summary>A file that is not UTF-8.</summary>
    public static readonly DiagnosticDescriptor NotUtf8 = Error("PL1003", "不是 UTF-8 编码", "not UTF-8",
        "「{0}」不是 UTF-8 编码的文本", "“{0}” is not UTF-8 text");
    /// <summary>A file with nothing in it.</summary>
    public static readonly DiagnosticDescriptor Empty = Error("PL1004", "文件是空的", "the file is empty",
        "「{0}」里没有内容", "“{0}” has nothing in it");
    /// <summary>A fence that never ends.</summary>
    public static readonly DiagnosticDescriptor UnclosedFence = Error("PL1005", "条款块没有结束", "a block of clauses never ends",
        "这个条款块没有结束,后面的正文都被当成条款", "this block of clauses never ends, so everything after it is read as clauses");
    /// <summary>Two articles with one number.</summary>
    public static readonly DiagnosticDescriptor DuplicateArticle = Error("PL1006", "条文号重复", "two articles with one number",
        "第{0}条已经有了", "article {0} exists already");

    /// <summary>A path where nothing is.</summary>
    public static readonly DiagnosticDescriptor NoSuchPath = Error("PL1007", "路径不存在", "no such path",
        "没有文件或文件夹「{0}」", "there is no file or folder “{0}”");
    /// <summary>A folder without rulebook files.</summary>
    public static readonly DiagnosticDescriptor NoFiles = Error("PL1008", "文件夹里没有规则文件", "a folder without rulebook files",
        "文件夹「{0}」里没有 *.proc.md 文件", "the folder “{0}” has no *.proc.md files");

    /// <summary>All of them, for the catalogue.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = [TooLarge, Binary, NotUtf8, Empty, UnclosedFence, DuplicateArticle, NoSuchPath, NoFiles];
}
