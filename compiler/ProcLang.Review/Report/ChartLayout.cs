using System.Collections.Immutable;

namespace ProcLang.Review.Report;

/// <summary>Where a node stands: its middle, and its size.</summary>
internal sealed record ChartBox(double X, double Y, double Width, double Height, ImmutableArray<string> Lines, ImmutableArray<string> Small);

/// <summary>The way of a move: points from the edge of one box to the edge of the other, and where its label stands.</summary>
internal sealed record ChartLine(ImmutableArray<(double X, double Y)> Points, (double X, double Y) LabelAt, bool Back);

/// <summary>Steps in layers from above to below, each move to a lower layer straight or past the layers between, each move back along the right
/// side. Lengths are in pixels of a text of 14.</summary>
internal sealed class ChartLayout
{
    private const double Gap = 26;
    private const double Between = 58;
    private const double LineHeight = 18;
    private const double Lane = 22;
    private const int MostLetters = 11;

    private readonly StepChart _chart;
    private readonly HashSet<ChartMove> _back = [];
    private readonly int[] _layer;
    // What stands in a layer: nodes, and places that moves pass through (a move's number, negative).
    private readonly List<List<int>> _layers = [];
    private readonly Dictionary<(int Layer, int Item), double> _middle = [];

    private ChartLayout(StepChart chart)
    {
        _chart = chart;
        _layer = new int[chart.Nodes.Length];
    }

    /// <summary>The boxes, in the order of the nodes.</summary>
    internal ImmutableArray<ChartBox> Boxes { get; private set; } = [];

    /// <summary>The lines, in the order of the moves.</summary>
    internal ImmutableArray<ChartLine> Lines { get; private set; } = [];

    internal double Width { get; private set; }

    internal double Height { get; private set; }

    internal static ChartLayout Of(StepChart chart)
    {
        var layout = new ChartLayout(chart);
        layout.FindBack();
        layout.PutInLayers();
        layout.Order();
        layout.Place();
        return layout;
    }

    // A move to a step that is on the way to where it starts goes back.
    private void FindBack()
    {
        var state = new int[_chart.Nodes.Length];
        void Visit(int node)
        {
            state[node] = 1;
            foreach (var move in _chart.Moves.Where(m => m.From == node))
            {
                if (state[move.To] == 1)
                {
                    _back.Add(move);
                }
                else if (state[move.To] == 0)
                {
                    Visit(move.To);
                }
            }

            state[node] = 2;
        }

        Visit(StepChart.Begin);
        for (var i = 0; i < state.Length; i++)
        {
            if (state[i] == 0)
            {
                Visit(i);
            }
        }
    }

    private IEnumerable<ChartMove> Forward => _chart.Moves.Where(m => !_back.Contains(m));

    private void PutInLayers()
    {
        // The longest way from the beginning; as many rounds as there are nodes suffice.
        for (var round = 0; round < _chart.Nodes.Length; round++)
        {
            foreach (var move in Forward)
            {
                _layer[move.To] = Math.Max(_layer[move.To], _layer[move.From] + 1);
            }
        }

        for (var i = StepChart.End + 1; i < _layer.Length; i++)
        {
            // What nothing leads to stands under the beginning.
            _layer[i] = Math.Max(1, _layer[i]);
        }

        // The end is below everything.
        _layer[StepChart.End] = 1 + _layer.Where((_, n) => n != StepChart.End).Max();
        for (var i = 0; i <= _layer.Max(); i++)
        {
            _layers.Add([.. Enumerable.Range(0, _layer.Length).Where(n => _layer[n] == i)]);
        }

        foreach (var (move, number) in _chart.Moves.Select((m, n) => (m, n)).Where(m => !_back.Contains(m.m)))
        {
            for (var layer = _layer[move.From] + 1; layer < _layer[move.To]; layer++)
            {
                _layers[layer].Add(-1 - number);
            }
        }
    }

    private int ItemAt(int number, ChartMove move, int layer) => layer <= _layer[move.From] ? move.From : layer >= _layer[move.To] ? move.To : -1 - number;

    // Each stands near the middle of those it is joined to, from above and then from below, a few times.
    private void Order()
    {
        for (var round = 0; round < 6; round++)
        {
            var down = round % 2 == 0;
            for (var i = down ? 1 : _layers.Count - 2; down ? i < _layers.Count : i >= 0; i += down ? 1 : -1)
            {
                var near = _layers[down ? i - 1 : i + 1];
                double Weight(int item)
                {
                    var joined = _chart.Moves.Select((m, n) => (m, n)).Where(m => !_back.Contains(m.m) && _layer[m.m.From] <= (down ? i - 1 : i) && _layer[m.m.To] >= (down ? i : i + 1)
                        && ItemAt(m.n, m.m, i) == item).Select(m => near.IndexOf(ItemAt(m.n, m.m, down ? i - 1 : i + 1))).Where(p => p >= 0).ToList();
                    return joined.Count == 0 ? _layers[i].IndexOf(item) : joined.Average() * Math.Max(1, _layers[i].Count) / near.Count;
                }

                _layers[i] = [.. _layers[i].Select((item, at) => (item, at, weight: Weight(item))).OrderBy(x => x.weight).ThenBy(x => x.at).Select(x => x.item)];
            }
        }
    }

    private void Place()
    {
        var shapes = _chart.Nodes.Select(Shape).ToArray();
        double Wide(int item) => item < 0 ? 90 : shapes[item].Width;
        Width = _layers.Max(l => l.Sum(Wide) + (Gap * (l.Count + 1)));
        var y = 8.0;
        var tops = new double[_layers.Count];
        var heights = new double[_layers.Count];
        for (var i = 0; i < _layers.Count; i++)
        {
            tops[i] = y;
            heights[i] = _layers[i].Where(item => item >= 0).Select(item => shapes[item].Height).DefaultIfEmpty(LineHeight).Max();
            y += heights[i] + Between;
            var x = (Width - _layers[i].Sum(Wide) - (Gap * (_layers[i].Count - 1))) / 2;
            foreach (var item in _layers[i])
            {
                _middle[(i, item)] = x + (Wide(item) / 2);
                x += Wide(item) + Gap;
            }
        }

        Height = y - Between + 12;
        Boxes = [.. _chart.Nodes.Select((_, n) => shapes[n] with { X = _middle[(_layer[n], n)], Y = tops[_layer[n]] + (heights[_layer[n]] / 2) })];
        var lanes = 0;
        var lines = ImmutableArray.CreateBuilder<ChartLine>();
        for (var n = 0; n < _chart.Moves.Length; n++)
        {
            var move = _chart.Moves[n];
            var (from, to) = (Boxes[move.From], Boxes[move.To]);
            if (_back.Contains(move))
            {
                // Out at the right side of one, along a lane of its own, in at the right side of the other.
                var lane = Width + (Lane * ++lanes);
                var (start, end) = (from.Y + (move.From == move.To ? from.Height / 4 : 4), to.Y - (move.From == move.To ? to.Height / 4 : 4));
                lines.Add(new ChartLine([(from.X + (from.Width / 2), start), (lane, start), (lane, end), (to.X + (to.Width / 2), end)], (lane, (start + end) / 2), true));
                continue;
            }

            var outs = Forward.Where(m => m.From == move.From).ToList();
            var ins = Forward.Where(m => m.To == move.To).ToList();
            var points = ImmutableArray.CreateBuilder<(double, double)>();
            points.Add((Spread(from, outs.IndexOf(move), outs.Count), from.Y + (from.Height / 2)));
            for (var layer = _layer[move.From] + 1; layer < _layer[move.To]; layer++)
            {
                points.Add((_middle[(layer, -1 - n)], tops[layer]));
                points.Add((_middle[(layer, -1 - n)], tops[layer] + heights[layer]));
            }

            points.Add((Spread(to, ins.IndexOf(move), ins.Count), to.Y - (to.Height / 2)));
            // Past other layers there is room for words beside what stands there.
            var (a, b) = points.Count > 2 ? (points[1], points[2]) : (points[0], points[1]);
            lines.Add(new ChartLine(points.ToImmutable(), ((a.Item1 * 0.45) + (b.Item1 * 0.55), (a.Item2 * 0.45) + (b.Item2 * 0.55)), false));
        }

        Lines = lines.ToImmutable();
        Width += lanes == 0 ? 0 : (Lane * lanes) + 56;

        static double Spread(ChartBox box, int number, int count) => box.X + (box.Width * 0.6 * ((number + 1.0) / (count + 1) - 0.5));
    }

    private static ChartBox Shape(ChartNode node)
    {
        var (lines, small) = (Folded(node.Title, MostLetters), node.Who.Length == 0 ? [] : Folded(node.Who, MostLetters + 2));
        var width = Math.Max(lines.Max(Letters) * 15, small.Select(l => Letters(l) * 12.5).DefaultIfEmpty(0).Max()) + 26;
        return new ChartBox(0, 0, Math.Max(width, 64), (lines.Length * LineHeight) + (small.Length * (LineHeight - 3)) + 16, lines, small);
    }

    /// <summary>How wide the text is, in Chinese characters.</summary>
    internal static double Letters(string text) => text.Sum(c => c >= '\u2E80' ? 1.0 : char.IsUpper(c) ? 0.7 : 0.54);

    /// <summary>The text in lines of at most so many Chinese characters; Latin words stay whole.</summary>
    internal static ImmutableArray<string> Folded(string text, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && Letters(line + word.TrimEnd()) > most)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += word;
        }

        lines.Add(line.TrimEnd());
        if (lines.Count > 3)
        {
            return [lines[0], lines[1], lines[2] + "…"];
        }

        return lines.ToImmutable();
    }

    private static IEnumerable<string> Words(string text)
    {
        const string Opening = "(「“《(", Closing = ")」”》,。;:、),.;:";
        var word = "";
        for (var i = 0; i < text.Length; i++)
        {
            word += text[i];
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            var apart = text[i] == ' ' || text[i] >= '\u2E80' || next >= '\u2E80' || Opening.Contains(next, StringComparison.Ordinal);
            // No line begins with a closing mark or ends with an opening one.
            if (apart && !Opening.Contains(text[i], StringComparison.Ordinal) && !Closing.Contains(next, StringComparison.Ordinal))
            {
                yield return word;
                word = "";
            }
        }

        if (word.Length > 0)
        {
            yield return word;
        }
    }
}
