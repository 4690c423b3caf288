using System.Collections.Immutable;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;

namespace ProcLang.Semantics.Checks;

/// <summary>Exactly one rule of a signing table applies to each case. Every combination of what the rules ask is tried: each
/// value of an attribute, amounts below, on, between and above the bounds, yes and no of everything else. Two rules for one case, or none, is an error shown with that case.
/// Fix: declare one rule an exception to the other (例外于), or add 否则.</summary>
internal static class SignatoriesCheck
{
    /// <summary>More combinations than this are not tried; a table people can read stays far below.</summary>
    private const int MostCases = 1 << 16;

    internal static IEnumerable<Diagnostic> Run(BoundRulebook bound, RulebookModel model)
    {
        foreach (var table in bound.Signings)
        {
            var made = model.Signings.First(s => s.Procedure == table.Symbol.Name);
            var facts = table.Symbol.Subjects.SelectMany(s => s.Attributes).ToDictionary(a => a.Name, a => a.Type);
            var rules = made.Rules.Where(r => !r.Optional).ToImmutableArray();
            var questions = Questions(rules, facts);
            if (questions.Aggregate(1L, (n, q) => Math.Min(long.MaxValue / 64, n * q.Answers.Length)) > MostCases)
            {
                continue;
            }

            var reported = new HashSet<(string, string)>();
            foreach (var answers in Combinations(questions))
            {
                var applying = rules.Where(r => Holds(r.Effective, answers)).ToImmutableArray();
                if (applying.Length >= 2 && reported.Add((applying[0].Name, applying[1].Name)))
                {
                    yield return Two(table, applying[0], applying[1], questions, answers);
                }
                else if (applying.Length == 0 && reported.Add(("", "")))
                {
                    yield return None(table, questions, answers);
                }
            }
        }
    }

    /// <summary>Something the rules ask, with its possible answers: values of an attribute, or yes and no of an atom.</summary>
    private sealed record Question(string Fact, Condition? Atom, ImmutableArray<string> Answers, Amounts? Amounts = null);

    private static ImmutableArray<Question> Questions(ImmutableArray<SignRuleModel> rules, Dictionary<string, FactType> facts)
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        foreach (var atom in rules.SelectMany(r => ConditionText.Atoms(r.When)))
        {
            if (atom is Condition.Compare { Fact: var scaled } && Amounts.Of(atom) is not null)
            {
                if (!questions.Any(q => q.Amounts is not null && q.Fact == scaled))
                {
                    var bounds = rules.SelectMany(r => ConditionText.Atoms(r.When)).Where(a => a is Condition.Compare c && c.Fact == scaled).ToImmutableArray();
                    var amounts = Amounts.Around(bounds, facts.TryGetValue(scaled, out var kind) && kind.Kind == FactKind.Money);
                    questions.Add(new Question(scaled, null, amounts.Answers, amounts));
                }
            }
            else if (atom is Condition.FactIs { Fact: var fact } && facts.TryGetValue(fact, out var type) && type.Kind == FactKind.Choice)
            {
                if (!questions.Any(q => q.Fact == fact && q.Amounts is null))
                {
                    questions.Add(new Question(fact, null, [.. type.Choices.Select(c => c.Name)]));
                }
            }
            else if (!questions.Any(q => q.Atom == atom))
            {
                questions.Add(new Question("", atom, ["yes", "no"]));
            }
        }

        return questions.ToImmutable();
    }

    private static IEnumerable<Dictionary<Question, string>> Combinations(ImmutableArray<Question> questions)
    {
        var at = new int[questions.Length];
        while (true)
        {
            yield return questions.Select((q, i) => (q, q.Answers[at[i]])).ToDictionary(p => p.q, p => p.Item2);
            var place = questions.Length - 1;
            while (place >= 0 && ++at[place] == questions[place].Answers.Length)
            {
                at[place--] = 0;
            }

            if (place < 0)
            {
                yield break;
            }
        }
    }

    private static bool Holds(Condition condition, Dictionary<Question, string> answers) => condition switch
    {
        Condition.True => true,
        Condition.All(var parts) => parts.All(p => Holds(p, answers)),
        Condition.Some(var parts) => parts.Any(p => Holds(p, answers)),
        Condition.Not(var inner) => !Holds(inner, answers),
        Condition.Compare(var fact, var how, _) when answers.Keys.FirstOrDefault(q => q.Amounts is not null && q.Fact == fact) is { } asked && Amounts.Of(condition) is { } bound =>
            Amounts.Compares(asked.Amounts!.Value(answers[asked]), how, bound),
        Condition.FactIs(var fact, var values) when answers.Keys.FirstOrDefault(q => q.Fact == fact && q.Amounts is null) is { } asked =>
            values.OfType<FactValue.Choice>().Any(v => v.Value == answers[asked]),
        _ => answers.Any(a => a.Key.Atom == condition && a.Value == "yes"),
    };

    private static string Case(ImmutableArray<Question> questions, Dictionary<Question, string> answers, bool zh) =>
        string.Join(", ", questions.Select(q => q.Atom is null
            ? $"{q.Fact}{(zh ? "=" : " = ")}{answers[q]}"
            : answers[q] == "yes" ? ConditionText.Say(q.Atom, zh) : ConditionText.Say(new Condition.Not(q.Atom), zh)));

    private static string Signatory(SignRuleModel rule, bool zh) => string.Join(", ", rule.Plan.Select(p => $"{ConditionText.Say(p.Reference, zh)} {p.Act}"));

    private static Diagnostic Two(
        BoundSigning table, SignRuleModel first, SignRuleModel second, ImmutableArray<Question> questions, Dictionary<Question, string> answers)
    {
        var (a, b) = (table.Rules.Find(r => r.Name == first.Name)!, table.Rules.Find(r => r.Name == second.Name)!);
        return new Diagnostic(ProcedureDiagnostics.TwoSignatories, a.At, table.Symbol.Subjects[0].Name, first.Name, second.Name)
            .WithLabel($"此条由 {Signatory(first, true)}", $"here: {Signatory(first, false)}")
            .WithOther(b.At, $"此条由 {Signatory(second, true)}", $"here: {Signatory(second, false)}")
            .WithCase(Case(questions, answers, true), Case(questions, answers, false))
            .WithFix($"写明先后,如「{second.Name} 例外于 {first.Name}」", $"say which prevails, e.g. `{second.Alias ?? second.Name} excepts {first.Alias ?? first.Name}`");
    }

    private static Diagnostic None(BoundSigning table, ImmutableArray<Question> questions, Dictionary<Question, string> answers) =>
        new Diagnostic(ProcedureDiagnostics.NoSignatory, table.Rules.Count > 0 ? table.Rules[0].At : table.Symbol.DeclaredAt, table.Symbol.Subjects[0].Name)
            .WithCase(Case(questions, answers, true), Case(questions, answers, false))
            .WithFix("补一条规则,或写「否则 → …」", "add a rule, or write `otherwise -> …`");
}
