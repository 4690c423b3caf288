using System.Text.RegularExpressions;

namespace ProcLang.Drafting;

/// <summary>The lines of a table of contents: those after its heading that stand in the text once more.</summary>
internal static partial class TableOfContents
{
    /// <summary>True for the heading of a table of contents.</summary>
    internal static bool Begins(string line) => Heading().IsMatch(line);

    /// <summary>Where the lines of the table stand, its heading first; none when there is no table.</summary>
    internal static HashSet<int> In(List<string> lines)
    {
        var found = new HashSet<int>();
        var heading = lines.FindIndex(Begins);
        if (heading < 0)
        {
            return found;
        }

        found.Add(heading);
        for (var i = heading + 1; i < lines.Count; i++)
        {
            var entry = Bare(lines[i]);
            if (!lines.Skip(i + 1).Any(l => Bare(l) == entry))
            {
                break;
            }

            found.Add(i);
        }

        return found;
    }

    /// <summary>An entry without its leader and page number.</summary>
    private static string Bare(string line) => string.Concat(Leader().Replace(line, "").Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^(?:目\s*录|Contents|Table of contents)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[\s.…·]*(?:[.…·]{2,}|\t|\s{2,})\s*\d+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Leader();
}
