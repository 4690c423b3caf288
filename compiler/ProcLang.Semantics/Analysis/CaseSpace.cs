using System.Collections.Immutable;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;

namespace ProcLang.Semantics.Analysis;

/// <summary>The cases that a set of conditions tells apart: each value of an attribute that is one of several, amounts below, on,
/// between and above the bounds they are compared with, yes and no of everything else. What else differs between two cases makes no
/// difference to the conditions. Attributes are taken as known.</summary>
public sealed class CaseSpace
{
    private readonly ImmutableArray<Question> _questions;
    private readonly Dictionary<Condition, int> _atoms = [];
    private readonly Dictionary<string, int> _choices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _amounts = new(StringComparer.Ordinal);

    private CaseSpace(ImmutableArray<Question> questions)
    {
        _questions = questions;
        for (var i = 0; i < questions.Length; i++)
        {
            var question = questions[i];
            if (question.Atom is { } atom)
            {
                _atoms[atom] = i;
            }
            else
            {
                (question.Amounts is null ? _choices : _amounts)[question.Fact] = i;
            }
        }

        Sets = new DecisionDiagrams([.. questions.Select(q => q.Answers.Length)]);
    }

    /// <summary>Something the conditions ask, with its possible answers: values of an attribute, or yes and no of an atom.</summary>
    private sealed record Question(string Fact, Condition? Atom, ImmutableArray<string> Answers, Amounts? Amounts = null);

    /// <summary>The sets of cases.</summary>
    public DecisionDiagrams Sets { get; }

    /// <summary>The cases that the conditions tell apart, on subjects with these attributes.</summary>
    public static CaseSpace Of(IEnumerable<Condition?> conditions, IReadOnlyDictionary<string, FactType> facts)
    {
        var atoms = conditions.SelectMany(ConditionText.Atoms).Distinct().ToImmutableArray();
        var questions = ImmutableArray.CreateBuilder<Question>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var atom in atoms)
        {
            if (atom is Condition.Compare { Fact: var scaled } && Amounts.Of(atom) is not null)
            {
                if (asked.Add("≤" + scaled))
                {
                    var bounds = atoms.Where(a => a is Condition.Compare c && c.Fact == scaled && Amounts.Of(a) is not null).ToImmutableArray();
                    var amounts = Amounts.Around(bounds, facts.TryGetValue(scaled, out var kind) && kind.Kind == FactKind.Money);
                    questions.Add(new Question(scaled, null, amounts.Answers, amounts));
                }
            }
            else if (atom is Condition.FactIs { Fact: var fact } && facts.TryGetValue(fact, out var type) && type.Kind == FactKind.Choice)
            {
                if (asked.Add("=" + fact))
                {
                    questions.Add(new Question(fact, null, [.. type.Choices.Select(c => c.Name)]));
                }
            }
            else
            {
                questions.Add(new Question("", atom, ["yes", "no"]));
            }
        }

        return new CaseSpace(questions.ToImmutable());
    }

    /// <summary>The cases in which a condition holds; null means it always does.</summary>
    public int Cases(Condition? condition)
    {
        switch (condition)
        {
            case null or Condition.True:
                return DecisionDiagrams.Always;
            case Condition.All(var parts):
            {
                var all = DecisionDiagrams.Always;
                foreach (var part in parts)
                {
                    all = Sets.And(all, Cases(part));
                }

                return all;
            }

            case Condition.Some(var parts):
            {
                var some = DecisionDiagrams.Never;
                foreach (var part in parts)
                {
                    some = Sets.Or(some, Cases(part));
                }

                return some;
            }

            case Condition.Not(var inner):
                return Sets.Not(Cases(inner));
            case Condition.Compare(var fact, var how, _) when _amounts.TryGetValue(fact, out var question) && Amounts.Of(condition) is { } bound:
                return Sets.Where(question, a => Amounts.Compares(_questions[question].Amounts!.Value(_questions[question].Answers[a]), how, bound));
            case Condition.FactIs(var fact, var values) when _choices.TryGetValue(fact, out var question):
                return Sets.Where(question, a => values.Any(v => v is FactValue.Choice choice && choice.Value == _questions[question].Answers[a]));
            default:
                return _atoms.TryGetValue(condition, out var atom) ? Sets.Where(atom, a => a == 0) : DecisionDiagrams.Never;
        }
    }

    /// <summary>One case of a set in the rulebook's words: what matters of it, and nothing else.</summary>
    public string Say(int cases, bool zh) => string.Join(", ", Sets.Smallest(cases).Select(p =>
    {
        var question = _questions[p.Question];
        return question.Atom is null ? $"{question.Fact}{(zh ? "=" : " = ")}{question.Answers[p.Answer]}"
            : ConditionText.Say(p.Answer == 0 ? question.Atom : new Condition.Not(question.Atom), zh);
    }));
}
