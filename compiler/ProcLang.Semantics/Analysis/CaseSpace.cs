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

    private CaseSpace(ImmutableArray<Question> questions, int most)
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

        Sets = new DecisionDiagrams([.. questions.Select(q => q.Answers.Length)], most);
    }

    /// <summary>Something the conditions ask, with its possible answers: values of an attribute, or yes and no of an atom.</summary>
    private sealed record Question(string Fact, Condition? Atom, ImmutableArray<string> Answers, Amounts? Amounts = null, FactValue? Like = null);

    /// <summary>The sets of cases.</summary>
    public DecisionDiagrams Sets { get; }

    /// <summary>The cases that the conditions tell apart, on subjects with these attributes.</summary>
    /// <param name="conditions">What asks.</param>
    /// <param name="facts">The attributes that have one of several values; what is not among them is asked yes or no.</param>
    /// <param name="most">After so many nodes its sets give up.</param>
    public static CaseSpace Of(IEnumerable<Condition?> conditions, IReadOnlyDictionary<string, FactType> facts, int most = 1 << 18)
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
                    questions.Add(new Question(scaled, null, amounts.Answers, amounts, ((Condition.Compare)bounds[0]).Bound));
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

        return new CaseSpace(questions.ToImmutable(), most);
    }

    /// <summary>How many questions the conditions ask.</summary>
    public int Count => _questions.Length;

    /// <summary>What a question asks: a yes-or-no atom, or which value the fact has.</summary>
    public (Condition? Atom, string Fact) Asks(int question) => (_questions[question].Atom, _questions[question].Fact);

    /// <summary>The fact's value that an answer names; null for a question of yes or no.</summary>
    public FactValue? Value(int question, int answer)
    {
        var (_, atom, answers, amounts, like) = _questions[question];
        return (atom, amounts, like) switch
        {
            (not null, _, _) => null,
            (_, null, _) => new FactValue.Choice(answers[answer]),
            (_, _, FactValue.Money) => new FactValue.Money(amounts.Value(answers[answer])),
            (_, _, FactValue.Day) => new FactValue.Day(Amounts.Day(amounts.Value(answers[answer]))),
            _ => new FactValue.Number(amounts.Value(answers[answer])),
        };
    }

    /// <summary>The cases in which a condition holds; null means it always does.</summary>
    public int Cases(Condition? condition) => Cases(condition, null);

    /// <summary>The cases in which a condition holds, of which something is known; null means it always does.</summary>
    /// <param name="condition">What is asked.</param>
    /// <param name="known">Answers that are known from elsewhere; null where the case must be asked.</param>
    public int Cases(Condition? condition, Func<Condition, bool?>? known)
    {
        if (condition is not (null or Condition.True or Condition.All or Condition.Some or Condition.Not) && known?.Invoke(condition) is { } answer)
        {
            return answer ? DecisionDiagrams.Always : DecisionDiagrams.Never;
        }

        switch (condition)
        {
            case null or Condition.True:
                return DecisionDiagrams.Always;
            case Condition.All(var parts):
            {
                var all = DecisionDiagrams.Always;
                foreach (var part in parts)
                {
                    all = Sets.And(all, Cases(part, known));
                }

                return all;
            }

            case Condition.Some(var parts):
            {
                var some = DecisionDiagrams.Never;
                foreach (var part in parts)
                {
                    some = Sets.Or(some, Cases(part, known));
                }

                return some;
            }

            case Condition.Not(var inner):
                return Sets.Not(Cases(inner, known));
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
