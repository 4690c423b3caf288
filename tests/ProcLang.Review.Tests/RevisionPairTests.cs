using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Review.Witnesses;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Tests;

/// <summary>Revisions with a known change of meaning, and revisions with none.</summary>
public class RevisionPairTests
{
    public static TheoryData<string> Changed => [.. Files("changed")];

    public static TheoryData<string> Same => [.. Files("same")];

    [Theory, MemberData(nameof(Changed))]
    public void A_change_of_meaning_is_found_where_it_is_and_shown(string name)
    {
        var pair = RevisionPair.Read(PathOf("changed", name));
        var revision = pair.Compared();
        var told = string.Join('\n', revision.Changes.Select(c => $"{c.Id} {c.Direction.Word()}: {c.Summary.En}"));
        revision.Verdict.Word().ShouldBe(pair.Verdict, told);
        var found = revision.Changes.FirstOrDefault(c => Word(c.Kind) == pair.Kind && c.Article == pair.Article && (c.Procedure ?? "") == pair.Procedure);
        found.ShouldNotBeNull(told);
        found.Direction.Word().ShouldBe(pair.Direction, told);
        found.Witness.ShouldNotBeNull(told);
        foreach (var witness in revision.Changes.Select(c => c.Witness).OfType<Witness>())
        {
            Runs(witness, pair);
        }
    }

    /// <summary>As a person would run it: its text beside the rulebook's files.</summary>
    private static void Runs(Witness witness, RevisionPair pair)
    {
        var file = $"```proc\n{witness.Text}```\n";
        Passes(pair.New(file)).ShouldBe(witness.PassesOnNew, witness.Text);
        Passes(pair.OldWith(file)).ShouldBe(!witness.PassesOnNew, witness.Text);
    }

    private static bool Passes(Compilation compilation)
    {
        if (compilation.Model is not { } model)
        {
            // The other revision may lack the words.
            return false;
        }

        var scenario = model.Scenarios.Single(s => s.File.EndsWith("witness.proc.md", StringComparison.Ordinal));
        return ScenarioRunner.Run(new ReferenceRulebook(model), model, scenario).Passed;
    }

    [Theory, MemberData(nameof(Same))]
    public void Nothing_is_told_where_nothing_changes(string name)
    {
        var revision = RevisionPair.Read(PathOf("same", name)).Compared();
        revision.Verdict.Word().ShouldBe("equivalent", string.Join('\n', revision.Changes.Select(c => $"{c.Id} {c.Direction.Word()}: {c.Summary.En}")));
        revision.Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Each_of_two_changes_is_shown_by_a_run_of_its_own()
    {
        const string Rules = """
            # 甲规则

            ```proc
            规则 甲规则 {
              时区 "Asia/Shanghai"
            }
            职务 办事员, 主任, 县长
            公文 文件 {
              要征求意见: 是否
            }
            程序 办理 对 文件 {
              步骤 拟稿 由 办事员 期限 受理 后 2 日 内 {
                当 要征求意见 → 征求意见
                → 签发
              }
              步骤 征求意见 由 主任 { → 签发 }
              步骤 签发 由 县长
            }
            ```
            """;
        var changed = Rules.Replace("后 2 日", "后 3 日", StringComparison.Ordinal).Replace("当 要征求意见 → 征求意见\n    → 签发", "→ 征求意见", StringComparison.Ordinal);
        var revision = Revision.Of(SpecFiles.Text(Rules), SpecFiles.Text(changed), []);
        revision.Changes.Select(c => $"{Word(c.Kind)} {c.Direction.Word()}").ShouldBe(["deadline looser", "outcome stricter"], ignoreOrder: true);
        // The later due date is seen before anybody acts; where the case goes only after somebody did.
        revision.Changes.Single(c => c.Kind == StatementKind.Outcome).Witness!.Text.ShouldContain("处于 征求意见");
        revision.Changes.Single(c => c.Kind == StatementKind.Deadline).Witness!.Text.ShouldContain("期限 为");
        revision.Procedures.ShouldHaveSingleItem().Runs.ShouldContain(r => r.En == "“征求意见” may no longer be passed over.");
    }

    [Fact]
    public void There_are_enough_of_each_and_of_many_kinds()
    {
        Files("same").Count().ShouldBeGreaterThanOrEqualTo(40);
        var changed = Files("changed").Select(f => RevisionPair.Read(PathOf("changed", f))).ToList();
        changed.Count.ShouldBeGreaterThanOrEqualTo(120);
        changed.Select(c => c.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(18);
    }

    private static string Word(StatementKind kind) => kind == StatementKind.CountsAs ? "counts-as" : kind.ToString().ToLowerInvariant();

    private static string PathOf(string folder, string name) => Path.Combine(SpecFiles.Root, "tests/review", folder, name + ".txt");

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(SpecFiles.Root, "tests/review", folder), "*.txt").Order(StringComparer.Ordinal).Select(f => Path.GetFileNameWithoutExtension(f));
}
