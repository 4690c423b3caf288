using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Text;

namespace ProcLang.Review.Differences;

/// <summary>What one rulebook says, beside what the other says in its place.</summary>
internal static class StatementPairs
{
    /// <summary>The statements that differ. Both models must use the same names.</summary>
    internal static ImmutableArray<(Statement? Old, Statement? New)> Of(ImmutableArray<Statement> old, ImmutableArray<Statement> changed)
    {
        var pairs = ImmutableArray.CreateBuilder<(Statement?, Statement?)>();
        var places = new Dictionary<(StatementKind, string?, string?), (List<Statement> Old, List<Statement> New)>();
        var order = new List<(StatementKind, string?, string?)>();
        void Put(Statement statement, bool isNew)
        {
            // Rules of a signing table are told apart by what they decide, not by their names.
            var key = (statement.Kind, statement.Procedure, statement.Kind == StatementKind.Plan ? null : statement.Step);
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = ([], []);
                order.Add(key);
            }

            (isNew ? place.New : place.Old).Add(statement);
        }

        foreach (var statement in changed)
        {
            Put(statement, true);
        }

        foreach (var statement in old)
        {
            Put(statement, false);
        }

        foreach (var key in order)
        {
            var (before, after) = places[key];
            pairs.AddRange(Differing(before, after));
        }

        return pairs.ToImmutable();
    }

    private static IEnumerable<(Statement?, Statement?)> Differing(List<Statement> before, List<Statement> after)
    {
        // What means the same on both sides says nothing new; said twice is said.
        var old = before.Where(o => !after.Exists(n => Same(o, n))).ToList();
        var changed = after.Where(n => !before.Exists(o => Same(o, n))).ToList();
        foreach (var alike in new Func<Statement, Statement, bool>[]
        {
            (o, n) => Quote(o) is { Length: > 0 } quote && quote == Quote(n) && o.Slot == n.Slot,
            (o, n) => o.Slot == n.Slot && !(o.Kind == StatementKind.Guard && Quote(o).Length > 0 && Quote(n).Length > 0),
            (o, n) => Quote(o) is { Length: > 0 } quote && quote == Quote(n),
            (o, n) => o.Kind is not (StatementKind.Alternative or StatementKind.Data or StatementKind.Organisation or StatementKind.Subject),
        })
        {
            for (var i = 0; i < changed.Count; i++)
            {
                var found = old.FindIndex(o => alike(o, changed[i]));
                if (found >= 0)
                {
                    yield return (old[found], changed[i]);
                    old.RemoveAt(found);
                    changed.RemoveAt(i--);
                }
            }
        }

        foreach (var gone in old)
        {
            yield return (gone, null);
        }

        foreach (var made in changed)
        {
            yield return (null, made);
        }
    }

    private static bool Same(Statement left, Statement right) => left.Meaning == right.Meaning && (left.Slot == right.Slot || left.Kind is not StatementKind.Outcome);

    private static string Quote(Statement statement) => FoldedText.Fold(statement.Clause?.Citation.Quote ?? "");
}
