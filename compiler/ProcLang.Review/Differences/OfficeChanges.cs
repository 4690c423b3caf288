using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>The changes turned round: for each office, unit or group, what it may do now and could not, and what no longer.</summary>
internal static class OfficeChanges
{
    private sealed record Power(string Procedure, string Step, bool May);

    internal static ImmutableArray<OfficeChange> Of(RulebookModel old, RulebookModel changed, ImmutableArray<Change> changes)
    {
        var touched = changes.Where(c => c.Procedure is not null).Select(c => c.Procedure!).ToHashSet();
        var (before, after) = (Powers(old, touched), Powers(changed, touched));
        var pen = new Pen(changed);
        var oldPen = new Pen(old);
        var offices = ImmutableArray.CreateBuilder<OfficeChange>();
        foreach (var key in after.Keys.Concat(before.Keys).Distinct(StringComparer.Ordinal))
        {
            var (was, now) = (before.GetValueOrDefault(key), after.GetValueOrDefault(key));
            var says = ImmutableArray.CreateBuilder<Phrase>();
            foreach (var power in (now.Powers ?? []).Where(p => was.Powers?.Contains(p) is not true))
            {
                says.Add(Say(pen, power, true));
            }

            foreach (var power in (was.Powers ?? []).Where(p => now.Powers?.Contains(p) is not true))
            {
                says.Add(Say(oldPen, power, false));
            }

            if (says.Count > 0)
            {
                offices.Add(new OfficeChange(
                    (now.Powers is null ? oldPen : pen).Say(s => s.Who((now.Powers is null ? was.Who : now.Who)!, null)), says.ToImmutable()));
            }
        }

        return offices.ToImmutable();
    }

    private static Phrase Say(Pen pen, Power power, bool now) => pen.Say(s => s.Say(
        $"{(now ? "现在可以" : "不再可以")}{s.Step(power.Procedure, power.Step)}({s.Names.Of(power.Procedure)}{(power.May ? ",符合条件时" : "")})",
        $"{(now ? "may now" : "may no longer")} {s.Step(power.Procedure, power.Step)} ({s.Names.Of(power.Procedure)}{(power.May ? ", where the rule's condition holds" : "")})"));

    private static Dictionary<string, (ActorReference Who, List<Power> Powers)> Powers(RulebookModel model, HashSet<string> touched)
    {
        var powers = new Dictionary<string, (ActorReference Who, List<Power> Powers)>(StringComparer.Ordinal);
        void Put(ActorReference who, Power power)
        {
            switch (who)
            {
                case ActorReference.Union(var parts):
                    foreach (var part in parts)
                    {
                        Put(part, power);
                    }

                    return;
                case ActorReference.Where(var of, _):
                    Put(of, power with { May = true });
                    return;
            }

            var key = Meaning.Of(who);
            if (!powers.TryGetValue(key, out var known))
            {
                powers[key] = known = (who, []);
            }

            if (!known.Powers.Contains(power))
            {
                known.Powers.Add(power);
            }
        }

        foreach (var procedure in model.Procedures.Where(p => touched.Contains(p.Name)))
        {
            foreach (var step in procedure.Steps)
            {
                var act = step.Group is null ? step.Id : step.Act;
                foreach (var actor in step.Actors)
                {
                    Put(actor.Reference, new Power(procedure.Name, act, step.Group is not null));
                }

                foreach (var alternative in step.Alternatives)
                {
                    Put(alternative.Reference, new Power(procedure.Name, act, true));
                }
            }

            foreach (var record in procedure.Records)
            {
                foreach (var actor in record.Actors)
                {
                    Put(actor.Reference, new Power(procedure.Name, record.Name, false));
                }
            }
        }

        return powers;
    }
}
