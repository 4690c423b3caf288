using CsCheck;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;
using ProcLang.Semantics.Tests.Reference;
using Shouldly;
using Xunit;

namespace ProcLang.Semantics.Tests.Checks;

public class WaitingCheckTests
{
    private static string Rules(string clauses) => $$"""
        ```proc
        事项 申请
        {{clauses}}
        ```
        """;

    [Fact]
    public void Branches_that_require_each_other_are_told_with_both_places_and_the_circle()
    {
        var finding = Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              并行 两审 { 步骤 审价 由 县长 { 要求 已经 批准 }  步骤 批准 由 副县长 { 要求 已经 审价 } } 汇合 全部 → 完成
            }
            """)).Only("PL3011");
        finding.Primary.Text.ShouldBe("审价");
        finding.Others.ShouldHaveSingleItem().Location.Text.ShouldBe("批准");
        finding.Case!.Zh.ShouldBe("「审价」要等「批准」,「批准」要等「审价」");
    }

    [Fact]
    public void A_step_that_awaits_a_later_one_is_told() =>
        Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              等待 缴费: 办理 发证 → 发证
              步骤 发证 由 县长
            }
            """)).Only("PL3011").Case!.En.ShouldBe("“缴费” waits for “发证”, “发证” comes only after “缴费”");

    [Fact]
    public void Procedures_that_begin_with_each_other_are_told() =>
        Rulebooks.WithHead(Rules("""
            程序 测量 对 申请 { 始于 设计 绘图   步骤 丈量 由 县长 }
            程序 设计 对 申请 { 始于 测量 丈量   步骤 绘图 由 副县长 }
            """)).Only("PL3011").Others.Select(o => o.Location.Text).ShouldBe(["设计", "绘图", "丈量"], ignoreOrder: true);

    [Fact]
    public void A_record_that_can_be_made_only_later_is_waited_for_in_vain() =>
        Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              步骤 批准 由 县长 { 要求 意见   → 交付 }
              步骤 交付 由 副县长
              记录 意见 由 副县长 限于 交付
            }
            """)).Ids().ShouldContain("PL3011");

    [Fact]
    public void What_is_told_once_is_not_told_of_every_step_behind_it() =>
        Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              步骤 受理件 由 县长 { 要求 已经 归档 }
              步骤 审查 由 副县长
              步骤 归档 由 办公室主任
            }
            """)).Ids().Count(i => i == "PL3011").ShouldBe(1);

    [Theory]
    [InlineData("要求 已经 批准 或 急件")]
    [InlineData("要求 未曾 批准")]
    [InlineData("要求 已经 批准 否则 违反")]
    public void A_requirement_that_something_else_may_meet_is_no_circle(string requirement) =>
        Rulebooks.WithHead($$"""
            ```proc
            事项 申请 { 急件: 是否 }
            程序 办理 对 申请 {
              步骤 审价 由 县长 { {{requirement}} }
              步骤 批准 由 副县长 { 要求 已经 审价 }
            }
            ```
            """).Ids().ShouldNotContain("PL3011");

    [Fact]
    public void A_step_that_an_emergency_waives_need_not_wait() =>
        Rulebooks.WithHead(Rules("""
            程序 办理 对 申请 {
              步骤 审价 由 县长 { 要求 已经 批准 }
              步骤 批准 由 副县长 { → 完成 }
              应急 急办 由 县长 须理由 { 免 审价 }
            }
            """)).Ids().ShouldNotContain("PL3011");

    private static readonly string[] Acts = ["甲", "乙", "丙", "丁", "戊"];

    /// <summary>Three branches, a step after them, and a record, each of which may require that others have happened.</summary>
    private static string Random(IEnumerable<string> requirements)
    {
        var all = requirements.Select(r => r.Length == 0 ? "" : $"{{ 要求 {r} }}").ToList();
        return Rules($$"""
            程序 办理 对 申请 {
              并行 分头 {
                步骤 甲 由 县长 {{all[0]}}
                步骤 乙 由 县长 {{all[1]}}
                步骤 丙 由 县长 {{all[2]}}
              } 汇合 全部 → 丁
              步骤 丁 由 县长 {{all[3]}}
              步骤 收尾 由 县长
              记录 戊 由 县长 {{all[4]}}
            }
            """);
    }

    private static Gen<string> Requirement(bool negative) => Gen.Frequency(
        (3, Gen.Const("")),
        (4, Atom(negative)),
        (1, Gen.Select(Atom(negative), Atom(negative)).Select((a, b) => $"{a} 且 {b}")),
        (1, Gen.Select(Atom(negative), Atom(negative)).Select((a, b) => $"{a} 或 {b}")));

    private static Gen<string> Atom(bool negative) => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2]).Select((act, how) => (negative && how == 0 ? "未曾 " : "已经 ") + Acts[act]);

    [Fact]
    public void A_circle_is_told_exactly_when_no_run_of_the_interpreter_does_everything() =>
        Requirement(negative: false).Array[5].Sample(requirements => (Told(requirements, out var done), done.Count < Acts.Length) is (true, true) or (false, false), iter: 400, threads: 1);

    [Fact]
    public void Nothing_is_told_that_some_run_of_the_interpreter_does() =>
        Requirement(negative: true).Array[5].Sample(requirements => !Told(requirements, out var done) || done.Count < Acts.Length, iter: 400, threads: 1);

    private static bool Told(string[] requirements, out HashSet<string> done)
    {
        var compilation = Rulebooks.WithHead(Random(requirements));
        done = EverDone(ModelFromBound.Make(compilation.Bound));
        return compilation.Ids().Contains("PL3011");
    }

    /// <summary>Every act that some run accepts, found by trying all orders.</summary>
    private static HashSet<string> EverDone(RulebookModel model)
    {
        var now = Trial.Moment(2024, 3, 4);
        var anna = new Person("张三");
        var roster = Roster.Create(Trial.Zone).Appoint(anna, new Office("县长"), Term.Always);
        var (start, _) = Docket.Create(new ReferenceRulebook(model), roster).Create("文一", "申请", FactSet.Empty, now);
        var (done, seen, open) = (new HashSet<string>(), new HashSet<string>(), new Stack<(Docket At, string Done)>([(start, "")]));
        while (open.TryPop(out var at))
        {
            foreach (var act in Acts)
            {
                if (!at.Done.Contains(act, StringComparison.Ordinal) && at.At.Act("文一", null, new ActRequest(act, anna, null, null, FactSet.Empty), now) is (var next, Ruling.Accepted))
                {
                    done.Add(act);
                    var so = string.Concat((at.Done + act).Order());
                    if (seen.Add(so))
                    {
                        open.Push((next, so));
                    }
                }
            }
        }

        return done;
    }
}
