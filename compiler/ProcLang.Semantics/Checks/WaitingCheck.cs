using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;

namespace ProcLang.Semantics.Checks;

/// <summary>Nothing waits in a circle: a step that requires, awaits or begins with something that itself only comes after the step never
/// comes, in one procedure or across several. Fix: break the circle at one place.</summary>
internal static class WaitingCheck
{
    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        var can = new WhatCanHappen(model);
        var seen = new HashSet<Happening>();
        foreach (var happening in can.All)
        {
            if (happening.IsPossible || (happening.Depth == int.MaxValue && happening.Kind != HappeningKind.Made) || seen.Contains(happening))
            {
                continue;
            }

            // Each waits for one thing that is named, so that following it ends nowhere or comes round.
            var path = new List<Happening>();
            var at = happening;
            while (at is not null && at != Happening.Nowhere && seen.Add(at))
            {
                path.Add(at);
                at = can.WaitsFor(at);
            }

            if (at is not null && path.IndexOf(at) is >= 0 and var from && Told(bound, can, path[from..]) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private static Diagnostic? Told(BoundRulebook bound, WhatCanHappen can, List<Happening> circle)
    {
        // A wait is where something is asked for by a clause and not merely come to.
        var waits = circle.Where(h => IsWait(h, can.WaitsFor(h)!)).ToList();
        if (waits.Count == 0 || waits.Exists(w => At(bound, w) is null))
        {
            return null;
        }

        var several = circle.Select(h => h.Of).Distinct().Count() > 1;
        var (zh, en) = (new List<string>(), new List<string>());
        var start = circle.IndexOf(waits[0]);
        for (var i = 0; i < circle.Count; i++)
        {
            var from = circle[(start + i) % circle.Count];
            if (!waits.Contains(from))
            {
                continue;
            }

            var asked = can.WaitsFor(from)!;
            var (waiter, what) = (Name(from, several), Name(asked, several));
            zh.Add(waiter == what ? $"「{waiter}」要先办过它自己" : $"「{waiter}」要等「{what}」");
            en.Add(waiter == what ? $"“{waiter}” asks that it was done before" : $"“{waiter}” waits for “{what}”");
            var next = waits[(waits.IndexOf(from) + 1) % waits.Count];
            if (Name(next, several) is var after && after != what)
            {
                zh.Add($"「{what}」在「{after}」之后才有");
                en.Add($"“{what}” comes only after “{after}”");
            }
        }

        var first = waits[0];
        var finding = new Diagnostic(ProcedureDiagnostics.WaitsInCircle, At(bound, first)!.Value, Name(first, several), Name(can.WaitsFor(first)!, several))
            .WithCase(string.Join(",", zh), string.Join(", ", en))
            .WithFix("在其中一处去掉「要求」「等待」或「始于」,或改等已经办过的一步", "at one of these places drop the `requires`, `await` or `starts with`, or wait for a step that was done before");
        foreach (var (place, label) in waits.Skip(1).Select(w => (At(bound, w), Waits(w, can.WaitsFor(w)!, several))).Concat(waits.Select(w => (At(bound, can.WaitsFor(w)!), AskedFor(w, several)))))
        {
            if (place is { } there && there != finding.Primary && !finding.Others.Any(o => o.Location == there))
            {
                finding = finding with { Others = finding.Others.Add(new SecondaryLabel(there, label)) };
            }
        }

        return finding;
    }

    private static Bilingual Waits(Happening waiter, Happening asked, bool several) =>
        new($"「{Name(waiter, several)}」又要等「{Name(asked, several)}」", $"“{Name(waiter, several)}” waits for “{Name(asked, several)}”");

    private static Bilingual AskedFor(Happening waiter, bool several) =>
        new($"「{Name(waiter, several)}」等的在这里", $"what “{Name(waiter, several)}” waits for");

    private static bool IsWait(Happening waiter, Happening asked) =>
        waiter.Kind is HappeningKind.Opened or HappeningKind.Made || (waiter.Kind == HappeningKind.Acted && asked != waiter.Of.Reached[waiter.Step!.Id]);

    private static string Name(Happening happening, bool withProcedure)
    {
        var own = happening.Step?.Name ?? happening.Record?.Name;
        return own is null ? happening.Of.Procedure.Name : withProcedure ? $"{happening.Of.Procedure.Name}.{own}" : own;
    }

    private static Location? At(BoundRulebook bound, Happening happening) => bound.Symbols.Procedure(happening.Of.Procedure.Name) is not { } symbol ? null
        : happening.Step is { } step ? symbol.Step(step.Id)?.DeclaredAt
        : happening.Record is { } record ? symbol.Record(record.Name)?.DeclaredAt
        : symbol.DeclaredAt;
}
