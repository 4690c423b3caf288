using System.Globalization;
using System.Text;

namespace ProcLang.Review.Report;

/// <summary>Draws a chart as a picture within the page: what only this revision has is marked by a sign, a thicker or broken line, and not by colour alone.</summary>
internal static class ChartDrawing
{
    private static readonly CompositeFormat Number = CompositeFormat.Parse("{0:0.#}");

    /// <summary>The picture.</summary>
    /// <param name="chart">What is drawn.</param>
    /// <param name="isNew">Which revision: what only it has is new, or gone.</param>
    /// <param name="name">What it shows, for those who cannot see it.</param>
    /// <param name="escape">Writes text safely.</param>
    internal static string Svg(StepChart chart, bool isNew, string name, Func<string, string> escape)
    {
        var layout = ChartLayout.Of(chart);
        var text = new StringBuilder();
        var (only, sign) = isNew ? ("made", "+ ") : ("gone", "− ");
        text.Append($"<svg class=\"chart\" role=\"img\" aria-label=\"{escape(name)}\" viewBox=\"0 0 {N(layout.Width)} {N(layout.Height)}\" width=\"{N(layout.Width)}\" height=\"{N(layout.Height)}\">");
        for (var i = 0; i < chart.Moves.Length; i++)
        {
            Move(text, chart.Moves[i], layout.Lines[i], Class(chart.Moves[i].Mark, only), Sign(chart.Moves[i].Mark, sign), escape);
        }

        for (var i = 0; i < chart.Nodes.Length; i++)
        {
            Node(text, chart.Nodes[i], layout.Boxes[i], i, Class(chart.Nodes[i].Mark, only), Sign(chart.Nodes[i].Mark, sign), escape);
        }

        return text.Append("</svg>").ToString();
    }

    private static string Class(ChartMark mark, string only) => mark switch { ChartMark.Only => only, ChartMark.Changed => "changed", _ => "same" };

    private static string Sign(ChartMark mark, string sign) => mark switch { ChartMark.Only => sign, ChartMark.Changed => "≠ ", _ => "" };

    private static void Move(StringBuilder text, ChartMove move, ChartLine line, string css, string sign, Func<string, string> escape)
    {
        var path = new StringBuilder();
        var points = line.Points;
        path.Append($"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i < points.Length; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            if (line.Back || Math.Abs(a.X - b.X) < 0.5)
            {
                path.Append($"L{N(b.X)} {N(b.Y)}");
            }
            else
            {
                var middle = (a.Y + b.Y) / 2;
                path.Append($"C{N(a.X)} {N(middle)} {N(b.X)} {N(middle)} {N(b.X)} {N(b.Y)}");
            }
        }

        text.Append($"<path class=\"move {css}\" d=\"{path}\"/>");
        var end = points[^1];
        text.Append(line.Back
            ? $"<path class=\"tip {css}\" d=\"M{N(end.X)} {N(end.Y)}l8 -4v8z\"/>"
            : $"<path class=\"tip {css}\" d=\"M{N(end.X)} {N(end.Y)}l-4 -8h8z\"/>");
        if (move.Label.Length == 0 && sign.Length == 0)
        {
            return;
        }

        var label = ChartLayout.Folded((sign + move.Label).TrimEnd(), 12);
        for (var i = 0; i < label.Length; i++)
        {
            text.Append($"<text class=\"label {css}\" x=\"{N(line.LabelAt.X + (line.Back ? 4 : 0))}\" y=\"{N(line.LabelAt.Y + 4 + ((i - ((label.Length - 1) / 2.0)) * 14))}\" text-anchor=\"{(line.Back ? "start" : "middle")}\">{escape(label[i])}</text>");
        }
    }

    private static void Node(StringBuilder text, ChartNode node, ChartBox box, int number, string css, string sign, Func<string, string> escape)
    {
        var (left, top) = (box.X - (box.Width / 2), box.Y - (box.Height / 2));
        var round = number <= StepChart.End ? box.Height / 2 : 6;
        text.Append($"<rect class=\"step {css}\" x=\"{N(left)}\" y=\"{N(top)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\" rx=\"{N(round)}\"/>");
        var y = top + 22;
        for (var i = 0; i < box.Lines.Length; i++, y += 18)
        {
            text.Append($"<text class=\"title {css}\" x=\"{N(box.X)}\" y=\"{N(y)}\" text-anchor=\"middle\">{escape((i == 0 ? sign : "") + box.Lines[i])}</text>");
        }

        foreach (var line in box.Small)
        {
            text.Append($"<text class=\"who\" x=\"{N(box.X)}\" y=\"{N(y - 1)}\" text-anchor=\"middle\">{escape(line)}</text>");
            y += 15;
        }
    }

    private static string N(double value) => string.Format(CultureInfo.InvariantCulture, Number, value);
}
