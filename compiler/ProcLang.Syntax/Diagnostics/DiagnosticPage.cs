using System.Reflection;

namespace ProcLang.Syntax.Diagnostics;

/// <summary>The help page of a finding: what it means, an example that triggers it, the same example mended.
/// Pages are Markdown files embedded beside the catalogue that owns the id.</summary>
public sealed record DiagnosticPage(string Id, string Markdown, string? Bad, string? Fixed)
{
    /// <summary>Finds the page of an id among the resources of the assemblies; null when none has it.</summary>
    public static DiagnosticPage? Find(string id, params Assembly[] owners)
    {
        foreach (var assembly in owners)
        {
            var name = Array.Find(assembly.GetManifestResourceNames(), n => n.EndsWith($".{id}.md", StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream);
            var text = reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
            return new DiagnosticPage(id.ToUpperInvariant(), text, Example(text, "## bad"), Example(text, "## fixed"));
        }

        return null;
    }

    /// <summary>The rulebook in the four-tick block under a heading.</summary>
    private static string? Example(string text, string heading)
    {
        var at = text.IndexOf(heading, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var open = text.IndexOf("````markdown\n", at, StringComparison.Ordinal);
        if (open < 0)
        {
            return null;
        }

        open += "````markdown\n".Length;
        var close = text.IndexOf("\n````", open, StringComparison.Ordinal);
        return close < 0 ? null : text[open..(close + 1)];
    }
}
