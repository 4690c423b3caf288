using ProcLang.Review.Voice;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>A name that was changed, and what it names.</summary>
/// <param name="Owner">The procedure or type it belongs to, by its old name; null for a name of the whole rulebook.</param>
/// <param name="Old">The old name.</param>
/// <param name="New">The new name.</param>
/// <param name="Told">True when the reviewer said so, false when it was recognised.</param>
public sealed record Rename(string? Owner, string Old, string New, bool Told);

/// <summary>Recognises what was only renamed: a name gone on one side and a new one on the other, with the same alias or, where there is
/// one of each, the same shape.</summary>
internal static class RenameDetection
{
    internal static (Renaming Renaming, List<Rename> Found) Find(RulebookModel old, RulebookModel changed, IReadOnlyList<(string Old, string New)> told)
    {
        var renaming = new Renaming();
        var found = new List<Rename>();
        foreach (var (from, to) in told)
        {
            var dot = from.IndexOf('.', StringComparison.Ordinal);
            var owner = dot > 0 && old.Procedures.Any(p => p.Name == from[..dot] || p.Alias == from[..dot]) ? from[..dot] : null;
            var name = owner is null ? from : from[(dot + 1)..];
            var target = owner is null || !to.Contains('.', StringComparison.Ordinal) ? to : to[(to.LastIndexOf('.') + 1)..];
            if (owner is null)
            {
                renaming.Everywhere(name, target);
            }
            else
            {
                renaming.Within(old.Procedures.First(p => p.Name == owner || p.Alias == owner).Name, name, target);
            }

            found.Add(new Rename(owner, name, target, true));
        }

        void Global(IEnumerable<(string Name, string? Alias, string Shape)> before, IEnumerable<(string Name, string? Alias, string Shape)> after)
        {
            foreach (var (o, n) in Pairs(before.Where(b => renaming.Of(b.Name) == b.Name).ToList(), after.ToList()))
            {
                renaming.Everywhere(o, n);
                found.Add(new Rename(null, o, n, false));
            }
        }

        Global(old.Units.Select(u => (u.Name, u.Alias, $"{u.IsBody}")), changed.Units.Select(u => (u.Name, u.Alias, $"{u.IsBody}")));
        Global(old.Offices.Select(o => (o.Name, o.Alias, $"{o.PerUnit} {o.PlacedIn}")), changed.Offices.Select(o => (o.Name, o.Alias, $"{o.PerUnit} {o.PlacedIn}")));
        Global(old.Relations.Select(r => (r.Name, r.Alias, "")), changed.Relations.Select(r => (r.Name, r.Alias, "")));
        Global(old.Groups.Select(g => (g.Name, g.Alias, Group(g))), changed.Groups.Select(g => (g.Name, g.Alias, Group(g))));
        Global(old.SubjectTypes.Select(t => (t.Name, t.Alias, Type(t))), changed.SubjectTypes.Select(t => (t.Name, t.Alias, Type(t))));
        Global(old.Procedures.Select(p => (p.Name, p.Alias, Procedure(p))), changed.Procedures.Select(p => (p.Name, p.Alias, Procedure(p))));
        Choices(old, changed, renaming, found);
        foreach (var before in old.SubjectTypes)
        {
            if (changed.SubjectTypes.FirstOrDefault(t => t.Name == renaming.Of(before.Name)) is { } after)
            {
                Local(before.Name, before.Attributes.Select(f => (f.Name, f.Alias, Meaning.Of(f.Type))), after.Attributes.Select(f => (f.Name, f.Alias, Meaning.Of(f.Type))));
            }
        }

        foreach (var before in old.Procedures)
        {
            if (changed.Procedures.FirstOrDefault(p => p.Name == renaming.Of(before.Name)) is not { } after)
            {
                continue;
            }

            if (before.Kind != ProcedureKind.Signing)
            {
                Local(before.Name, before.Steps.Select(s => (s.Id, s.Alias, Step(before, s, renaming))), after.Steps.Select(s => (s.Id, s.Alias, Step(after, s, null))));
            }

            Local(before.Name, before.Records.Select(r => (r.Name, r.Alias, Record(r))), after.Records.Select(r => (r.Name, r.Alias, Record(r))));
            Local(before.Name, Own(before, old), Own(after, changed));
            Outcomes(before, after);
        }

        return (renaming, found);

        void Local(string owner, IEnumerable<(string Name, string? Alias, string Shape)> before, IEnumerable<(string Name, string? Alias, string Shape)> after)
        {
            foreach (var (o, n) in Pairs(before.Where(b => renaming.Of(owner, b.Name) == b.Name).ToList(), after.ToList()))
            {
                renaming.Within(owner, o, n);
                found.Add(new Rename(owner, o, n, false));
            }
        }

        void Outcomes(ProcedureModel before, ProcedureModel after)
        {
            foreach (var step in before.Steps)
            {
                if (after.Steps.FirstOrDefault(s => s.Id == renaming.Of(before.Name, step.Id)) is not { } now)
                {
                    continue;
                }

                static IEnumerable<(string, string?, string)> Of(ProcedureModel p, StepModel s, Renaming? renaming) => s.Outcomes.Where(o => o.Name is not null).Select(o => (
                    o.Name!, o.Alias, string.Join(';', o.Transitions.Select(t => $"{t.Done}{t.Join}{string.Join(',', t.Targets.Select(x => renaming?.Of(p.Name, x) ?? x))}"))));
                Local(before.Name, Of(before, step, renaming), Of(after, now, null));
            }
        }
    }

    private static IEnumerable<(string, string?, string)> Own(ProcedureModel procedure, RulebookModel model)
    {
        var attributes = model.SubjectTypes.Where(t => procedure.SubjectTypes.Contains(t.Name)).SelectMany(t => t.Attributes).Select(a => a.Name).ToHashSet();
        return procedure.Facts.Where(f => !attributes.Contains(f.Name)).Select(f => (f.Name, f.Alias, Meaning.Of(f.Type)));
    }

    private static void Choices(RulebookModel old, RulebookModel changed, Renaming renaming, List<Rename> found)
    {
        foreach (var before in old.SubjectTypes)
        {
            if (changed.SubjectTypes.FirstOrDefault(t => t.Name == renaming.Of(before.Name)) is not { } after)
            {
                continue;
            }

            foreach (var fact in before.Attributes)
            {
                var now = after.Attributes.FirstOrDefault(a => a.Name == fact.Name || (a.Alias is not null && a.Alias == fact.Alias));
                if (now is null || now.Type.Choices.Length != fact.Type.Choices.Length)
                {
                    continue;
                }

                foreach (var (o, n) in Pairs([.. fact.Type.Choices.Select(c => (c.Name, c.Alias, ""))], [.. now.Type.Choices.Select(c => (c.Name, c.Alias, ""))]))
                {
                    renaming.Everywhere(o, n);
                    found.Add(new Rename(null, o, n, false));
                }
            }
        }
    }

    private static List<(string Old, string New)> Pairs(List<(string Name, string? Alias, string Shape)> before, List<(string Name, string? Alias, string Shape)> after)
    {
        var gone = before.Where(b => after.TrueForAll(a => a.Name != b.Name)).DistinctBy(b => b.Name).ToList();
        var made = after.Where(a => before.TrueForAll(b => b.Name != a.Name)).DistinctBy(a => a.Name).ToList();
        var pairs = new List<(string, string)>();
        foreach (var alike in new Func<(string Name, string? Alias, string Shape), (string Name, string? Alias, string Shape), bool>[]
        {
            (b, a) => b.Alias is not null && b.Alias == a.Alias,
            // Its name for code may have become its name, or the other way.
            (b, a) => b.Alias == a.Name || a.Alias == b.Name,
            (b, a) => b.Shape == a.Shape && made.Count(m => m.Shape == a.Shape) == 1 && gone.Count(g => g.Shape == b.Shape) == 1 && (b.Alias is null) == (a.Alias is null),
        })
        {
            for (var i = 0; i < gone.Count; i++)
            {
                var found = made.FindIndex(m => alike(gone[i], m));
                if (found >= 0)
                {
                    pairs.Add((gone[i].Name, made[found].Name));
                    made.RemoveAt(found);
                    gone.RemoveAt(i--);
                }
            }
        }

        return pairs;
    }

    private static string Group(GroupModel group) => $"{string.Join(';', group.Members.Select(Meaning.Of))} {string.Join(';', group.Units)}";

    private static string Type(SubjectTypeModel type) => $"{type.Kind} {string.Join(';', type.Attributes.Select(a => a.Name + Meaning.Of(a.Type)))}";

    private static string Procedure(ProcedureModel p) => $"{p.Kind} {string.Join(';', p.Steps.Select(s => s.Id))} {string.Join(';', p.Records.Select(r => r.Name))}";

    // A step is known by who does it and where it goes.
    private static string Step(ProcedureModel p, StepModel s, Renaming? renaming)
    {
        string Name(string x) => renaming?.Of(p.Name, x) ?? x;
        var position = p.Steps.IndexOf(s);
        return $"{position}/{p.Steps.Length} {(renaming is null ? Meaning.Of(s.Actors) : Meaning.Of(renaming.Apply(One(p, s)).Procedures[0].Steps[0].Actors))} "
            + string.Join(';', s.Outcomes.Select(o => $"{o.Name} {string.Join(',', o.Transitions.Select(t => $"{t.Done}{t.Join}{string.Join('+', t.Targets.Where(x => x != s.Id).Select(Name))}"))}"));
    }

    private static RulebookModel One(ProcedureModel p, StepModel s) => new()
    {
        Name = "", Zone = "", Calendar = Runtime.Calendars.WorkCalendar.Plain(""), Procedures = [p with { Steps = [s], Records = [], Parallels = [], Entry = [], OpeningGuards = [] }],
    };

    private static string Record(RecordModel r) => $"{Meaning.Of(r.Actors)} {Meaning.Of(r.Value)} {Meaning.Sorted(r.During)} {r.Ends} {r.Outcomes.Length}";
}
