using System.Collections.Immutable;
using System.Globalization;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Properties;
using ProcLang.Semantics.Scenarios;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>Every property holds on every run of its procedure. Fix: mend the step that lets the run through, or the property; the run is
/// given as a scenario that `proclang test` plays.</summary>
internal static class PropertiesCheck
{
    /// <summary>How each property stands.</summary>
    internal static ImmutableArray<PropertyProof> Prove(RulebookModel model)
    {
        if (model.Properties.IsEmpty)
        {
            return [];
        }

        var prover = new PropertyProver(model);
        return [.. model.Properties.Select(prover.Prove)];
    }

    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model, ImmutableArray<PropertyProof> proofs)
    {
        for (var i = 0; i < proofs.Length; i++)
        {
            var (property, at) = bound.Properties[i];
            if (proofs[i].Standing != PropertyStanding.Proved)
            {
                yield return Finding(bound, model, property, proofs[i], at);
            }
        }
    }

    private static Diagnostic Finding(BoundRulebook bound, RulebookModel model, PropertyModel property, PropertyProof proof, Location at)
    {
        var happening = property.Event.Outcome is null ? property.Event.Step : $"{property.Event.Step}.{property.Event.Outcome}";
        var finding = (proof.Standing, property.Kind) switch
        {
            (PropertyStanding.Open, _) => new Diagnostic(ProcedureDiagnostics.NotProved, at, Looked(proof)),
            (_, PropertyKind.Always) => new Diagnostic(
                ProcedureDiagnostics.TooLate, at, property.Procedure, happening, proof.Until?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "",
                property.OnTime ? new Bilingual("各步骤都按期", "on which every step is on time") : new Bilingual("", "")),
            (_, PropertyKind.Possible) => new Diagnostic(ProcedureDiagnostics.DeadEnd, at, property.Procedure, happening),
            _ => new Diagnostic(ProcedureDiagnostics.NeverBroken, at, property.Procedure, happening, While(property)),
        };
        if (Place(bound, property, proof) is { } last)
        {
            finding = (property.Kind, proof.Ended) switch
            {
                (PropertyKind.Possible, _) => finding.WithOther(last, "到这里为止", "it comes to a standstill after this"),
                (PropertyKind.Always, true) => finding.WithOther(last, "到这里就办结了", "the case ends with this"),
                (PropertyKind.Always, _) => finding.WithOther(last, "期限到时还在这里", "it still stands here when the time is up"),
                _ => finding.WithOther(last, "这里没有拦住", "this lets it through"),
            };
        }

        if (!proof.Run.IsEmpty || proof.On.Zh.Length > 0)
        {
            var run = string.Join(" → ", proof.Run);
            finding = finding.WithCase(run + On(proof.On.Zh, run), run + On(proof.On.En, run));
        }

        return proof.Standing == PropertyStanding.Open
            ? finding.WithFix(
                proof.IsBounded ? "把程序或条件分小,或者写场景来试" : "把条件写到这一步上(要求、禁止),或者写一个场景来试上面这次办理",
                proof.IsBounded ? "make the procedure or its conditions smaller, or try it with scenarios" : "state the condition at this step (`requires`, `forbid`), or try the run above with a scenario")
            : Told(finding, model, property, proof, at);
    }

    private static Diagnostic Told(Diagnostic finding, RulebookModel model, PropertyModel property, PropertyProof proof, Location at)
    {
        var zh = at.Text.StartsWith("断言", StringComparison.Ordinal);
        var title = new Bilingual($"断言不成立: {property.Procedure}", $"a run that breaks the property of {property.Procedure}");
        var scenario = "\n\n" + new ScenarioText(model, zh).Scenario(zh ? title.Zh : title.En, proof.Scenario);
        var (doZh, doEn) = property.Kind switch
        {
            PropertyKind.Possible => ("从那里开一条路,或改断言。", "open a way from there, or change the property."),
            PropertyKind.Always => ("给这一步写期限或缩短它的期限,或改断言。", "give this step a due date or a shorter one, or change the property."),
            _ => ("在这一步拦住它(要求、禁止),或改断言。", "stop it at this step (`requires`, `forbid`), or change the property."),
        };
        return finding.WithFix(
            doZh + "这样一次办理写成场景如下,贴进规则就能用 proclang test 运行:" + scenario,
            doEn + " Such a run as a scenario, to be pasted into the rulebook and played with proclang test:" + scenario);
    }

    private static string On(string like, string run) => like.Length == 0 ? "" : run.Length == 0 ? like : $" ({like})";

    private static Bilingual While(PropertyModel property) => property.When is null
        ? new Bilingual("", "")
        : new Bilingual($",当时 {ConditionText.Say(property.When, true)}", $" while {ConditionText.Say(property.When, false)}");

    private static Bilingual Looked(PropertyProof proof)
    {
        var (looked, depth) = (proof.Looked.ToString(CultureInfo.InvariantCulture), proof.Depth.ToString(CultureInfo.InvariantCulture));
        if (proof.IsJoined)
        {
            return new Bilingual("这个程序的案件会合并或拆分,这样的办理还没有看", "cases of this procedure are merged or split, and such runs are not looked at");
        }

        return proof.IsBounded
            ? new Bilingual($"情形太多,只看了 {looked} 种、最多 {depth} 步的办理", $"there are too many cases; {looked} were looked at, and runs of up to {depth} acts")
            : new Bilingual(
                $"看了 {looked} 种情形、最多 {depth} 步的办理,只有一种可疑,而它要看由谁来办、何时办或别的程序怎样,没有走成",
                $"{looked} cases were looked at, and runs of up to {depth} acts; one is suspect, but it depends on who acts, when, or on other procedures, and could not be played");
    }

    private static Location? Place(BoundRulebook bound, PropertyModel property, PropertyProof proof)
    {
        var procedure = bound.Symbols.Procedure(property.Procedure);
        return proof.Last is not { } last || procedure is null ? null : procedure.Step(last)?.DeclaredAt ?? procedure.Record(last)?.DeclaredAt;
    }
}
