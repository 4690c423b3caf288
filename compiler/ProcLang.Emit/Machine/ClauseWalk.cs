using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Emit.Machine;

/// <summary>Every clause a procedure cites, in model order.</summary>
internal static class ClauseWalk
{
    /// <summary>The clauses, repeated when cited repeatedly.</summary>
    public static IEnumerable<Clause> Of(ProcedureModel p) => All(p).OfType<Clause>();

    private static IEnumerable<Clause?> All(ProcedureModel p)
    {
        yield return p.Start?.Clause;
        foreach (var g in p.OpeningGuards) yield return g.Clause;
        foreach (var t in p.Entry) yield return t.Clause;
        foreach (var s in p.Steps)
        {
            yield return s.Clause;
            yield return s.AuthorityClause;
            foreach (var a in s.Actors) yield return a.Clause;
            foreach (var a in s.Alternatives) yield return a.Clause;
            foreach (var c in Shared(s.Guards, s.Data, s.Deadlines)) yield return c;
            foreach (var t in s.Outcomes.SelectMany(o => o.Transitions)) yield return t.Clause;
            foreach (var c in s.CountsAs) yield return c.Clause;
            foreach (var w in s.WaivedBy) yield return w.Clause;
        }
        foreach (var x in p.Parallels)
        {
            yield return x.Clause;
            yield return x.Then.Clause;
        }
        foreach (var r in p.Records)
        {
            yield return r.Clause;
            yield return r.AuthorityClause;
            foreach (var a in r.Actors) yield return a.Clause;
            foreach (var c in Shared(r.Guards, r.Data, r.Deadlines)) yield return c;
        }
    }

    private static IEnumerable<Clause?> Shared(IEnumerable<GuardModel> guards, IEnumerable<DataModel> data, IEnumerable<DeadlineModel> deadlines)
        => guards.Select(g => (Clause?)g.Clause).Concat(data.Select(d => d.Clause)).Concat(deadlines.SelectMany(d => d.Turns.Select(t => t.Clause).Prepend(d.Clause)));
}
