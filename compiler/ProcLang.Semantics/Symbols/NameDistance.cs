namespace ProcLang.Semantics.Symbols;

/// <summary>Finds names that a misspelt one may have meant.</summary>
public static class NameDistance
{
    /// <summary>At most three candidates within a third of the name's length in edits, nearest first.</summary>
    public static IEnumerable<string> Nearest(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        return candidates
            .Where(c => Math.Abs(c.Length - name.Length) <= limit)
            .Select(c => (Name: c, Edits: Edits(name, c)))
            .Where(c => c.Edits <= limit)
            .OrderBy(c => c.Edits).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Take(3)
            .Select(c => c.Name);
    }

    private static int Edits(string a, string b)
    {
        // Names longer than this are not misspelt, they are something else; the bound keeps the cost small.
        if (a.Length > 64 || b.Length > 64)
        {
            return int.MaxValue;
        }

        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
