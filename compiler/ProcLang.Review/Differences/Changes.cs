using System.Collections.Immutable;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Differences;

/// <summary>What a revised rulebook says otherwise than the old one. Both models use the new names.</summary>
internal sealed class Changes
{
    private readonly RulebookModel _old;
    private readonly RulebookModel _new;
    private readonly Directions _directions;
    private readonly ImmutableArray<Statement> _before;
    private readonly ImmutableArray<Statement> _after;
    private readonly List<Change> _changes = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    private Changes(RulebookModel old, RulebookModel changed)
    {
        (_old, _new) = (old, changed);
        _directions = new Directions(old, changed);
        _before = Statements.Of(old);
        _after = Statements.Of(changed);
    }

    /// <summary>Every change of meaning, in order of the new text, what is gone last.</summary>
    internal static ImmutableArray<Change> Between(RulebookModel old, RulebookModel changed)
    {
        var changes = new Changes(old, changed);
        changes.Find();
        return [.. changes._changes];
    }

    private void Find()
    {
        var pairs = StatementPairs.Of(_before, _after).ToList();
        Whole(pairs);
        Parts(pairs);
        Tables(pairs);
        SplitGuards(pairs);
        var found = new List<(Statement? Old, Statement? New, ChangeDirection Direction)>();
        foreach (var (o, n) in pairs)
        {
            var direction = _directions.Of(o, n);
            if (direction != ChangeDirection.Equivalent)
            {
                found.Add((o, n, direction));
            }
        }

        foreach (var (o, n, direction) in found)
        {
            // What a meeting is made of is told where nothing that was written says it.
            var usual = (n ?? o)!.IsUsual && found.Exists(f => (f.New ?? f.Old)! is { IsUsual: false } told && told.Procedure == (n ?? o)!.Procedure);
            // What is said in the same words follows from another change of its procedure: who counts, who is counted.
            var follows = n?.Element is GuardModel && o?.Text == n.Text && found.Exists(f => f.Old?.Text != f.New?.Text && (f.New ?? f.Old)!.Procedure == n.Procedure);
            if (!usual && !follows)
            {
                Add(o, n, direction, null, Effect(o, n));
            }
        }
    }

    // A procedure that is new or gone is one change, whatever it says.
    private void Whole(List<(Statement? Old, Statement? New)> pairs)
    {
        foreach (var (models, others, isNew) in new[] { (_new, _old, true), (_old, _new, false) })
        {
            foreach (var procedure in models.Procedures.Where(p => others.Procedures.All(o => o.Name != p.Name)))
            {
                var mine = pairs.Where(p => (isNew ? p.New : p.Old)?.Procedure == procedure.Name).ToList();
                pairs.RemoveAll(p => mine.Contains(p));
                var first = mine.Select(p => isNew ? p.New! : p.Old!).FirstOrDefault(s => s.Kind is StatementKind.Start or StatementKind.Plan)
                    ?? mine.Select(p => isNew ? p.New! : p.Old!).FirstOrDefault(s => !s.IsUsual);
                if (first is null)
                {
                    continue;
                }

                var direction = procedure.Kind != ProcedureKind.Duty ? ChangeDirection.Different : isNew ? ChangeDirection.Stricter : ChangeDirection.Looser;
                Add(isNew ? null : first, isNew ? first : null, direction, new Pen(models).Say(s => s.Say(
                    $"{(isNew ? "新增" : "删去")}整个程序「{procedure.Name}」:{first.Text.Zh}", $"The whole procedure “{s.Names.Of(procedure.Name)}” is {(isNew ? "new" : "gone")}: {first.Text.En}")), null);
            }
        }
    }

    // A step or record that is new or gone is one change; that the way leads through it or past it is part of it.
    private void Parts(List<(Statement? Old, Statement? New)> pairs)
    {
        foreach (var now in _new.Procedures)
        {
            if (_old.Procedures.FirstOrDefault(p => p.Name == now.Name) is not { Kind: not ProcedureKind.Signing } before)
            {
                continue;
            }

            var (was, are) = (before.Steps.Select(s => s.Id).ToHashSet(), now.Steps.Select(s => s.Id).ToHashSet());
            foreach (var step in now.Steps.Where(s => !was.Contains(s.Id)))
            {
                Part(pairs, now, step.Id, true, step);
            }

            foreach (var step in before.Steps.Where(s => !are.Contains(s.Id)))
            {
                Part(pairs, before, step.Id, false, step);
            }

            if (was.SetEquals(are) is false)
            {
                var (oldWay, newWay) = (Through(before, was, are), Through(now, are, was));
                pairs.RemoveAll(p => p is { Old: { } o, New: { } n } && n.Procedure == now.Name && n.Kind is StatementKind.Outcome or StatementKind.Start or StatementKind.Join
                    && SameWay(p.Old!, p.New!, oldWay, newWay));
            }

            var (records, recordsNow) = (before.Records.Select(r => r.Name).ToHashSet(), now.Records.Select(r => r.Name).ToHashSet());
            foreach (var record in now.Records.Where(r => !records.Contains(r.Name)))
            {
                Part(pairs, now, record.Name, true, null);
            }

            foreach (var record in before.Records.Where(r => !recordsNow.Contains(r.Name)))
            {
                Part(pairs, before, record.Name, false, null);
            }
        }
    }

    private void Part(List<(Statement? Old, Statement? New)> pairs, ProcedureModel procedure, string name, bool isNew, StepModel? step)
    {
        var mine = pairs.Where(p => (isNew ? p.New : p.Old) is { } s && s.Procedure == procedure.Name && s.Step == name && (isNew ? p.Old : p.New) is null).ToList();
        var told = mine.Select(p => isNew ? p.New! : p.Old!).Where(s => !s.IsUsual).ToList();
        if (told.Count == 0)
        {
            return;
        }

        pairs.RemoveAll(p => mine.Contains(p));
        var direction = step is null ? isNew ? ChangeDirection.Looser : ChangeDirection.Stricter
            : _directions.Runs.Step(procedure, (isNew ? _old : _new).Procedures.First(p => p.Name == procedure.Name), name, isNew);
        Add(isNew ? null : told[0], isNew ? told[0] : null, direction, new Phrase(
            $"{(isNew ? "新增" : "删去")}{(step is null ? "记录" : "步骤")}「{name}」:{string.Concat(told.Select(t => t.Text.Zh))}",
            $"The {(step is null ? "record" : "step")} {new Pen(isNew ? _new : _old).Say(s => s.Step(procedure.Name, name)).En} is {(isNew ? "new" : "gone")}: {string.Join(" ", told.Select(t => t.Text.En))}"),
            null, step is null ? StatementKind.Record : StatementKind.Step);
    }

    /// <summary>Where a step that the other side lacks leads on to.</summary>
    private static Dictionary<string, TransitionModel> Through(ProcedureModel procedure, HashSet<string> own, HashSet<string> others) =>
        procedure.Steps.Where(s => own.Contains(s.Id) && !others.Contains(s.Id) && s.Outcomes.Length > 0 && s.Outcomes[0].Transitions.Length > 0)
            .ToDictionary(s => s.Id, s => s.Outcomes[0].Transitions[^1]);

    private bool SameWay(Statement old, Statement now, Dictionary<string, TransitionModel> oldWay, Dictionary<string, TransitionModel> newWay)
    {
        ImmutableArray<TransitionModel> Followed(ImmutableArray<TransitionModel> transitions, Dictionary<string, TransitionModel> way) => [.. transitions.Select(t =>
        {
            for (var i = 0; i < 16 && t.Targets is [var only] && way.TryGetValue(only, out var on); i++)
            {
                t = t with { Targets = on.Targets, Done = on.Done, Join = on.Join };
            }

            return t;
        })];

        bool Alike(ImmutableArray<TransitionModel> o, ImmutableArray<TransitionModel> n)
        {
            var (a, b) = (Followed(o, oldWay), Followed(n, newWay));
            var cases = _directions.Cases([.. a.Select(t => t.When), .. b.Select(t => t.When)]);
            var (x, y) = (Directions.Targets(a, cases), Directions.Targets(b, cases));
            return x.Count == y.Count && x.All(t => y.TryGetValue(t.Key, out var where) && where == t.Value);
        }

        return (old.Element, now.Element) switch
        {
            (OutcomeModel o, OutcomeModel n) => Alike(o.Transitions, n.Transitions),
            (ProcedureModel o, ProcedureModel n) => Alike(o.Entry, n.Entry) && Meaning.Of(o.Start?.When) == Meaning.Of(n.Start?.When) && o.Start?.Step == n.Start?.Step,
            (ParallelModel o, ParallelModel n) => Alike([o.Then], [n.Then]) && o.Steps.Where(s => !oldWay.ContainsKey(s)).ToHashSet().SetEquals(n.Steps.Where(s => !newWay.ContainsKey(s))),
            _ => false,
        };
    }

    // A signing table is compared as a whole: which rule says it does not matter, who signs in which case does.
    private void Tables(List<(Statement? Old, Statement? New)> pairs)
    {
        foreach (var table in _new.Signings)
        {
            if (_old.Signings.FirstOrDefault(s => s.Procedure == table.Procedure) is not { } before
                || _old.Procedures.FirstOrDefault(p => p.Name == table.Procedure) is not { } runs || _new.Procedures.FirstOrDefault(p => p.Name == table.Procedure) is not { } runsNow)
            {
                continue;
            }

            var mine = pairs.Where(p => (p.New ?? p.Old)! is { Kind: StatementKind.Plan } s && s.Procedure == table.Procedure).ToList();
            pairs.RemoveAll(p => mine.Contains(p));
            var difference = new SigningDifference(before, runs, table, runsNow, _directions);
            foreach (var (o, n) in mine.OrderBy(p => p.Old is null || p.New is null))
            {
                if (difference.Of(o?.Element as SignRuleModel, n?.Element as SignRuleModel) is var (direction, found))
                {
                    Add(o, n, direction, null, SigningDifference.Say(new Pen(_new), found, table.Procedure), StatementKind.Plan);
                }
            }

            if (difference.Rest() is var (rest, where) && _after.FirstOrDefault(s => s.Kind == StatementKind.Plan && s.Procedure == table.Procedure) is { } first)
            {
                Add(null, first, rest, new Phrase($"「{table.Procedure}」由谁签发变了,但不是哪一条规则单独造成的。", $"Who signs under “{table.Procedure}” changed, by no single rule."),
                    SigningDifference.Say(new Pen(_new), where, table.Procedure), StatementKind.Plan);
            }
        }
    }

    // Requirements that were split or joined ask the same.
    private void SplitGuards(List<(Statement? Old, Statement? New)> pairs)
    {
        static IEnumerable<string> Each(Statement s) => s.Element is GuardModel guard ? Conjuncts(guard.Condition).Select(c => $"{guard.Norm} {guard.Outcome} {Meaning.Of(c)}") : [];
        static HashSet<string> All(ImmutableArray<Statement> statements, Statement like) =>
            [.. statements.Where(s => s.Procedure == like.Procedure && s.Step == like.Step && s.Element is GuardModel).SelectMany(Each)];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (o, n) = pairs[i];
            if ((n ?? o)!.Element is not GuardModel)
            {
                continue;
            }

            if (o is not null && All(_after, o).IsSupersetOf(Each(o)))
            {
                o = null;
            }

            if (n is not null && All(_before, n).IsSupersetOf(Each(n)))
            {
                n = null;
            }

            // Where one of two stays, the other is what became of it.
            if ((o is null) == (n is null) || pairs[i].Old is null || pairs[i].New is null)
            {
                pairs[i] = (o, n);
            }
        }

        pairs.RemoveAll(p => p is { Old: null, New: null });
    }

    private static IEnumerable<Condition> Conjuncts(Condition condition) => condition switch
    {
        Condition.True => [],
        Condition.All(var parts) => parts.SelectMany(Conjuncts),
        Condition.Not(Condition.Some(var parts)) => parts.SelectMany(p => Conjuncts(new Condition.Not(p))),
        Condition.Not(Condition.Not(var inner)) => Conjuncts(inner),
        _ => [condition],
    };

    private Phrase? Effect(Statement? o, Statement? n)
    {
        switch (o?.Element, n?.Element)
        {
            case (DeadlineModel { Period: { } before } a, DeadlineModel { Period: { } after } b) when a.Direction == b.Direction && Meaning.Of(a.Base) == Meaning.Of(b.Base) && before != after:
                return new DueDateShift(_old, _new).Over(before, after, a.Direction).Say();
            case (GuardModel { Condition: Condition.Quorum a }, GuardModel { Condition: Condition.Quorum b }) when Meaning.Of(a.Of) == Meaning.Of(b.Of):
                return Attendance(a, b);
            case (VoteModel a, VoteModel b):
                return Votes(a, b);
            case (GuardModel a, GuardModel b):
                return Case(a.Condition, b.Condition, (n ?? o)!.Procedure);
            case (OutcomeModel a, OutcomeModel b) when n is { Procedure: { } procedure, Step: { } step }:
                return _directions.Runs.Outcome(procedure, step, a, b).Effect;
            case (ProcedureModel a, ProcedureModel b) when n?.Kind == StatementKind.Start && string.Join(';', a.Entry.Select(Meaning.Of)) != string.Join(';', b.Entry.Select(Meaning.Of)):
                return _directions.Runs.Entry(a, b).Effect;
            default:
                return null;
        }
    }

    private static int Least(Comparison how, int numerator, int denominator, int all) =>
        Enumerable.Range(0, all + 1).FirstOrDefault(p => AtomOrder.Reached(how, numerator, denominator, p, all), -1);

    /// <summary>How many must be there, of assemblies of some sizes, and the attendance at which it turns.</summary>
    private static Phrase? Attendance(Condition.Quorum a, Condition.Quorum b)
    {
        var rows = new[] { 5, 9, 12 }.Select(all => (All: all, Was: Least(a.How, a.Numerator, a.Denominator, all), Now: Least(b.How, b.Numerator, b.Denominator, all))).ToList();
        var zh = string.Join(";", rows.Select(r => $"{r.All}人时,原需{Persons(r.Was, true)},现需{Persons(r.Now, true)}"));
        var en = string.Join("; ", rows.Select(r => $"of {r.All}, {Persons(r.Was, false)} were needed and {Persons(r.Now, false)} are now"));
        if (rows.Find(r => r.Was != r.Now) is { All: > 0 } turn)
        {
            var there = turn.Was < 0 || (turn.Now >= 0 && turn.Now < turn.Was) ? turn.Now : turn.Was;
            var enough = there == turn.Was;
            zh += $"。{turn.All}人中有{there}人到会的,原来{(enough ? "够" : "不够")},现在{(enough ? "不够" : "够")}";
            en += $". With {there} of {turn.All} present there {(enough ? "was" : "was no")} quorum, and now there is {(enough ? "none" : "one")}";
        }

        return new Phrase(zh + "。", en + ".");

        static string Persons(int n, bool zh) => n < 0 ? zh ? "再多也不够" : "no number" : zh ? $"{n}人" : $"{n}";
    }

    /// <summary>How many votes carry an item, of meetings of some sizes of which not all come and not all of those vote.</summary>
    private static Phrase? Votes(VoteModel a, VoteModel b)
    {
        if (a.Majority is not { } was || b.Majority is not { } now || was.Base == VoteBase.Persons || now.Base == VoteBase.Persons)
        {
            return null;
        }

        static int Needed(MajorityModel m, (int All, int Present, int Cast) size) =>
            Least(m.How, m.Numerator, m.Denominator, m.Base switch { VoteBase.VotesCast => size.Cast, VoteBase.MembersPresent => size.Present, _ => size.All });
        var rows = new[] { (All: 7, Present: 6, Cast: 5), (All: 12, Present: 9, Cast: 8) }.Select(s => (Size: s, Was: Needed(was, s), Now: Needed(now, s))).Where(r => r.Was >= 0 && r.Now >= 0).ToList();
        return rows.Count == 0 || rows.TrueForAll(r => r.Was == r.Now) ? null : new Phrase(
            string.Join(";", rows.Select(r => $"成员{r.Size.All}人、到会{r.Size.Present}人、投票{r.Size.Cast}人时,原需{r.Was}票赞成,现需{r.Now}票")) + "。",
            string.Join("; ", rows.Select(r => $"of {r.Size.All} members, {r.Size.Present} present and {r.Size.Cast} voting, {r.Was} votes carried it and {r.Now} do now")) + ".");
    }

    // The smallest case on which two conditions disagree.
    private Phrase? Case(Condition before, Condition after, string? procedure)
    {
        var cases = _directions.Cases(before, after);
        var (o, n) = (cases.Of(before), cases.Of(after));
        var differ = cases.Or(cases.And(o, cases.Not(n)), cases.And(n, cases.Not(o)));
        return cases.Smallest(differ) is not { Conditions.Length: > 0 } found
            ? null
            : new Pen(_new).Say(s => s.Say(
                $"例如:{string.Join(",", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}的。", $"For instance, when {string.Join(" and ", found.Conditions.Select(c => s.ConditionOf(c, procedure)))}."));
    }

    private void Add(Statement? o, Statement? n, ChangeDirection direction, Phrase? summary, Phrase? effect, StatementKind? kind = null)
    {
        var told = (n ?? o)!;
        var article = Article(n, _after) ?? Article(o, _before) ?? "";
        var what = kind ?? told.Kind;
        var key = $"{(article.Length == 0 ? "-" : Syntax.Literate.ArticleLabels.Arabic(article))}/{told.Procedure ?? "-"}{(told.Step is null ? "" : "." + told.Step)}/{Word(what)}";
        var number = _ids[key] = _ids.GetValueOrDefault(key) + 1;
        _changes.Add(new Change(number == 1 ? key : $"{key}/{number}", what, direction, article, told.Procedure, told.Step, summary ?? Summary(o, n), o, n) { Effect = effect });
    }

    /// <summary>The kind as one word.</summary>
    internal static string Word(StatementKind kind) => kind == StatementKind.CountsAs ? "counts-as" : kind.ToString().ToLowerInvariant();

    private static Phrase Summary(Statement? o, Statement? n) => (o, n) switch
    {
        (null, { } made) => new Phrase($"新增:{made.Text.Zh}", $"New: {made.Text.En}"),
        ({ } gone, null) => new Phrase($"删去:{gone.Text.Zh}", $"Gone: {gone.Text.En}"),
        _ => new Phrase($"原来:{o!.Text.Zh}现在:{n!.Text.Zh}", $"Was: {o.Text.En} Now: {n.Text.En}"),
    };

    // A statement that no clause makes stands where its step or procedure does.
    private static string? Article(Statement? statement, ImmutableArray<Statement> all)
    {
        if (statement is null)
        {
            return null;
        }

        if (statement.Clause?.Citation.Article is { Length: > 0 } own)
        {
            return own;
        }

        return statement.Procedure is null ? null
            : all.Where(s => s.Procedure == statement.Procedure && s.Clause?.Citation.Article.Length > 0).OrderByDescending(s => s.Step == statement.Step)
                .Select(s => s.Clause!.Citation.Article).FirstOrDefault();
    }
}
