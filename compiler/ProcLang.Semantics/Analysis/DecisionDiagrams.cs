using System.Collections.Immutable;

namespace ProcLang.Semantics.Analysis;

/// <summary>Questions whose answers no longer count, and what was worked out without them. For the diagrams of one space only.</summary>
public sealed class Forgotten(IEnumerable<int> questions)
{
    private readonly HashSet<int> _questions = [.. questions];

    internal Dictionary<int, int> Known { get; } = [];

    internal bool Has(int question) => _questions.Contains(question);
}

/// <summary>Sets of cases, each a diagram: a question, and for each of its answers the diagram of the rest. Equal sets are one and the
/// same diagram, so that "no case at all" and "every case" are seen at once, and tables of many questions stay small because rules
/// read few of them. A set is an index: <see cref="Never"/>, <see cref="Always"/>, or a node.</summary>
public sealed class DecisionDiagrams
{
    /// <summary>The set of no case.</summary>
    public const int Never = 0;

    /// <summary>The set of every case.</summary>
    public const int Always = 1;

    private readonly ImmutableArray<int> _answers;
    private readonly int _most;
    private readonly List<Node> _nodes = [];
    private readonly Dictionary<Node, int> _known = [];
    private readonly Dictionary<(int, int), int> _both = [];
    private readonly Dictionary<int, int> _others = [];

    /// <summary>Diagrams over questions asked in this order, each with so many answers.</summary>
    /// <param name="answers">How many answers each question has.</param>
    /// <param name="most">After so many nodes it gives up, see <see cref="GaveUp"/>: a rulebook from a stranger must not hang the compiler.</param>
    public DecisionDiagrams(ImmutableArray<int> answers, int most = 1 << 18)
    {
        _answers = answers;
        _most = most;
        _nodes.Add(new Node(answers.Length, []));
        _nodes.Add(new Node(answers.Length, []));
    }

    /// <summary>True when there were more nodes than it keeps; what it says from then on means nothing.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>The cases in which the question has one of the answers.</summary>
    public int Where(int question, Func<int, bool> answer)
    {
        var children = new int[_answers[question]];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = answer(i) ? Always : Never;
        }

        return Make(question, children);
    }

    /// <summary>The cases that are in both.</summary>
    public int And(int left, int right)
    {
        if (left == right || right == Always)
        {
            return left;
        }

        if (left == Never || right == Never)
        {
            return Never;
        }

        if (left == Always)
        {
            return right;
        }

        var key = left < right ? (left, right) : (right, left);
        if (GaveUp)
        {
            return Never;
        }

        if (_both.TryGetValue(key, out var known))
        {
            return known;
        }

        var (a, b) = (_nodes[left], _nodes[right]);
        var question = Math.Min(a.Question, b.Question);
        var children = new int[_answers[question]];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = And(a.Question == question ? a.Children[i] : left, b.Question == question ? b.Children[i] : right);
        }

        return _both[key] = Make(question, children);
    }

    /// <summary>The cases that are in at least one.</summary>
    public int Or(int left, int right) => Not(And(Not(left), Not(right)));

    /// <summary>The cases that are not in it.</summary>
    public int Not(int cases)
    {
        if (cases <= Always)
        {
            return 1 - cases;
        }

        if (GaveUp)
        {
            return Never;
        }

        if (_others.TryGetValue(cases, out var known))
        {
            return known;
        }

        var node = _nodes[cases];
        var children = new int[node.Children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Not(node.Children[i]);
        }

        var made = Make(node.Question, children);
        _others[cases] = made;
        _others[made] = cases;
        return made;
    }

    /// <summary>The cases that are in the set with some answer to the questions forgotten.</summary>
    public int Forget(int cases, Forgotten questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        if (cases <= Always || GaveUp)
        {
            return cases;
        }

        if (questions.Known.TryGetValue(cases, out var known))
        {
            return known;
        }

        var node = _nodes[cases];
        var children = new int[node.Children.Length];
        for (var i = 0; i < children.Length; i++)
        {
            children[i] = Forget(node.Children[i], questions);
        }

        if (!questions.Has(node.Question))
        {
            return questions.Known[cases] = Make(node.Question, children);
        }

        var some = Never;
        foreach (var child in children)
        {
            some = Or(some, child);
        }

        return questions.Known[cases] = some;
    }

    /// <summary>The cases with these answers.</summary>
    public int Cube(ImmutableArray<(int Question, int Answer)> answers)
    {
        var all = Always;
        foreach (var (question, answer) in answers)
        {
            all = And(all, Where(question, a => a == answer));
        }

        return all;
    }

    /// <summary>One case of the set, as the answers that matter, in the order of the questions: of the cheapest the first. Without
    /// costs those are the fewest answers that decide it. Empty for every case.</summary>
    /// <param name="cases">The set.</param>
    /// <param name="cost">What an answer to a question costs, at least 1; null: each costs 1.</param>
    /// <exception cref="ArgumentException">The set has no case.</exception>
    public ImmutableArray<(int Question, int Answer)> Smallest(int cases, Func<int, int, int>? cost = null)
    {
        if (cases == Never)
        {
            throw new ArgumentException("No case is in the set.", nameof(cases));
        }

        var known = new Dictionary<int, (int Cost, int Answer)>();
        Cheapest(cases, cost, known);
        var path = ImmutableArray.CreateBuilder<(int, int)>();
        while (cases != Always)
        {
            var answer = known[cases].Answer;
            path.Add((_nodes[cases].Question, answer));
            cases = _nodes[cases].Children[answer];
        }

        return path.ToImmutable();
    }

    /// <summary>True when the case with these answers, one to a question, is in the set.</summary>
    public bool Has(int cases, IReadOnlyList<int> answers)
    {
        while (cases > Always)
        {
            cases = _nodes[cases].Children[answers[_nodes[cases].Question]];
        }

        return cases == Always;
    }

    private int Cheapest(int cases, Func<int, int, int>? cost, Dictionary<int, (int Cost, int Answer)> known)
    {
        if (cases <= Always)
        {
            return cases == Always ? 0 : int.MaxValue;
        }

        if (!known.TryGetValue(cases, out var best))
        {
            best = (int.MaxValue, 0);
            var node = _nodes[cases];
            for (var i = 0; i < node.Children.Length; i++)
            {
                var rest = Cheapest(node.Children[i], cost, known);
                var all = rest == int.MaxValue ? rest : rest + (cost?.Invoke(node.Question, i) ?? 1);
                best = all < best.Cost ? (all, i) : best;
            }

            known[cases] = best;
        }

        return best.Cost;
    }

    private int Make(int question, int[] children)
    {
        if (Array.TrueForAll(children, c => c == children[0]))
        {
            return children[0];
        }

        var node = new Node(question, children);
        if (_known.TryGetValue(node, out var known))
        {
            return known;
        }

        if (_nodes.Count >= _most)
        {
            GaveUp = true;
            return Never;
        }

        _nodes.Add(node);
        return _known[node] = _nodes.Count - 1;
    }

    private readonly record struct Node(int Question, int[] Children)
    {
        public bool Equals(Node other) => Question == other.Question && Children.AsSpan().SequenceEqual(other.Children);

        public override int GetHashCode()
        {
            var hash = Question;
            foreach (var child in Children)
            {
                hash = (hash * 31) + child;
            }

            return hash;
        }
    }
}
