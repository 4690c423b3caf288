using System.Globalization;
using CsCheck;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>A check after an edit, with what is kept from the check before, comes to the same as a check of the whole: the same
/// findings at the same places, the same names, the same model, the same scenarios.</summary>
public class RecheckTests
{
    /// <summary>PROCLANG_RECHECK says how many runs of edits to try, for a longer run than the usual.</summary>
    private static readonly int? Longer =
        int.TryParse(Environment.GetEnvironmentVariable("PROCLANG_RECHECK"), CultureInfo.InvariantCulture, out var runs) ? runs : null;

    private static readonly string Root = FindRoot();

    private static readonly SampleFiles[] Small =
    [
        .. new[] { "tests/corpus", "specs/examples" }.SelectMany(f => Directory.GetFiles(Path.Combine(Root, f), "*.proc.md", SearchOption.AllDirectories))
            .Where(p => p.Contains("good", StringComparison.Ordinal) || p.Contains("examples", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(p => SampleFiles.Of(Root, [p])),
    ];

    private static readonly SampleFiles Lulong = SampleFiles.Of(
        Root, [.. Directory.GetFiles(Path.Combine(Root, "specs", "lulong"), "*.proc.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]);

    [Fact]
    public void A_small_rulebook_edited_at_random_comes_to_the_same() =>
        Edits(5).Select(Gen.Int[0, Small.Length - 1]).Sample(edits => ShouldComeToTheSame(Small[edits.Item2], edits.Item1), iter: Longer ?? 25);

    [Fact]
    public void A_rulebook_of_many_files_edited_at_random_comes_to_the_same() =>
        Edits(4).Sample(edits => ShouldComeToTheSame(Lulong, edits), iter: Longer ?? 2);

    [Theory]
    [InlineData("由 县长 期限 受理 后 3 日 内", "由 县长 期限 受理 后 5 日 内")]
    [InlineData("由 县长 期限 受理 后 3 日 内", "由 镇长 期限 受理 后 3 日 内")]
    [InlineData("步骤 审批", "步骤 批准")]
    [InlineData("事项 采购", "事项 购买")]
    [InlineData("\n规定如下。", "\n\n\n规定如下。")]
    [InlineData("Amount: 金额", "Amount: 数目")]
    [InlineData("50 元 }", "500 元 }")]
    [InlineData("县长审批", "县长审定")]
    public void An_edit_and_its_undoing_come_to_the_same(string before, string after)
    {
        const string Text = Rulebooks.Head + """
            ## 第一条
            规定如下。
            > 一、采购由县长审批,三日内办结。副县长可以代为审核。

            ```proc
            事项 采购 as Purchase { 金额 as Amount: 金额 }
            程序 购置 对 采购 {
              「采购由县长审批,三日内办结」 步骤 审批 由 县长 期限 受理 后 3 日 内 { 同意 → 完成 }
            }
            ```

            ## 第二条
            > 二、大额采购先报财政局。

            ```proc
            适用于 购置 {
              「大额采购先报财政局」 禁止 审批 当 金额 > 100 元
            }
            场景 "办结" {
              假如 张三 任 县长
              且 采购 甲案 于 2024-03-01 { 金额 为 50 元 }
              当 张三 于 2024-03-04 审批 甲案 同意
              那么 甲案.购置 已结束
            }
            ```
            """;
        Rulebooks.Compile(Text).HasErrors.ShouldBeFalse();
        var cache = new FileCache();
        foreach (var text in new[] { Text, Text.Replace(before, after, StringComparison.Ordinal), Text })
        {
            SourceText[] files = [new SourceText("a.proc.md", text)];
            Everything(Compilation.Create(files, new Rulebooks.Files([]), cache)).ShouldBe(Everything(Compilation.Create(files, new Rulebooks.Files([]))));
        }
    }

    private static Gen<(int How, int File, int One, int Other)[]> Edits(int most) =>
        Gen.Select(Gen.Int[0, TextEdits.Kinds - 1], Gen.Int[0, 1_000], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Array[1, most];

    private static void ShouldComeToTheSame(SampleFiles sample, (int How, int File, int One, int Other)[] edits)
    {
        var cache = new FileCache();
        Compilation.Create(sample.Roots, sample, cache);
        var edited = sample;
        foreach (var (how, file, one, other) in edits)
        {
            var (before, at) = (edited, file % edited.Roots.Length);
            edited = edited.With(at, TextEdits.Edit(edited.Roots[at].Content, sample.Roots[at].Content, how, one, other));
            var warm = Compilation.Create(edited.Roots, edited, cache);
            var cold = Compilation.Create(edited.Roots, edited);
            var (kept, anew) = (Everything(warm), Everything(cold));
            if (kept != anew)
            {
                FirstDifference(kept, anew).ShouldBeNull($"after {Changed(before.Roots[at].Content, edited.Roots[at].Content)} in {edited.Roots[at].Path}");
            }
        }
    }

    /// <summary>All that a compilation says, and what its scenarios come to.</summary>
    private static string Everything(Compilation compilation)
    {
        var text = Said.Of(compilation);
        if (compilation.Model is { } model)
        {
            var rulebook = new ReferenceRulebook(model);
            text += Said.Of(model.Scenarios.Select(s => ScenarioRunner.Run(rulebook, model, s)));
        }

        return text;
    }

    private static string Changed(string before, string after)
    {
        var start = 0;
        while (start < Math.Min(before.Length, after.Length) && before[start] == after[start])
        {
            start++;
        }

        string Near(string text) => text.Substring(Math.Max(0, start - 20), Math.Min(text.Length - Math.Max(0, start - 20), 80));
        return $"'{Near(before)}' became '{Near(after)}'";
    }

    private static string? FirstDifference(string kept, string anew)
    {
        var (one, two) = (kept.Split('\n'), anew.Split('\n'));
        for (var i = 0; i < Math.Max(one.Length, two.Length); i++)
        {
            if (one.ElementAtOrDefault(i) != two.ElementAtOrDefault(i))
            {
                return $"kept: {string.Join('\n', one.Skip(i - 3).Take(6))}\nanew: {string.Join('\n', two.Skip(i - 3).Take(6))}";
            }
        }

        return null;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    /// <summary>The files of a sample rulebook, and those it includes, in memory.</summary>
    private sealed record SampleFiles(string Root, SourceText[] Roots) : ISourceProvider
    {
        internal static SampleFiles Of(string root, string[] paths) =>
            new(root, [.. paths.Select(p => new SourceText(Path.GetRelativePath(root, p).Replace('\\', '/'), File.ReadAllText(p)))]);

        internal SampleFiles With(int at, string text) =>
            this with { Roots = [.. Roots.Select((f, i) => i == at ? new SourceText(f.Path, text) : f)] };

        public (SourceText? Text, UnreadableText? Why)? Read(string includingPath, string path)
        {
            var full = Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(includingPath) ?? "", path));
            var relative = Path.GetRelativePath(Root, full).Replace('\\', '/');
            return Array.Find(Roots, f => f.Path == relative) is { } held ? (held, null)
                : File.Exists(full) ? (new SourceText(relative, File.ReadAllText(full)), null) : null;
        }
    }
}
