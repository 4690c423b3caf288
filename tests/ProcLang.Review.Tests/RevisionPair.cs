using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ProcLang.Review.Differences;
using ProcLang.Semantics.Binding;

namespace ProcLang.Review.Tests;

/// <summary>A pair of <c>tests/review/</c>: a rulebook of the repository, what is edited in it, and the verdict that must come of it.</summary>
internal sealed partial record RevisionPair(
    string Rulebook, bool WithScenarios, string Verdict, string? Kind, string? Direction, string? Article, string? Procedure,
    IReadOnlyList<(string Old, string New)> Renames, IReadOnlyList<(string File, bool Everywhere, string Old, string New)> Edits)
{
    private static readonly ConcurrentDictionary<string, Compilation> Known = new();

    internal static RevisionPair Read(string file)
    {
        var facts = new Dictionary<string, string>();
        var renames = new List<(string, string)>();
        var edits = new List<(string, bool, string, string)>();
        var lines = File.ReadAllLines(file);
        for (var i = 0; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(": ", StringComparison.Ordinal);
            var (key, value) = colon < 0 ? (lines[i].TrimEnd(':', ' '), "") : (lines[i][..colon], lines[i][(colon + 2)..]);
            switch (key)
            {
                case "file" or "every":
                    var name = value;
                    var start = ++i + 1;
                    var middle = Array.IndexOf(lines, "====", start);
                    var end = Array.IndexOf(lines, ">>>>", middle);
                    edits.Add((name, key == "every", string.Join('\n', lines[start..middle]), string.Join('\n', lines[(middle + 1)..end])));
                    i = end;
                    break;
                case "rename":
                    renames.Add((value.Split('=')[0], value.Split('=')[1]));
                    break;
                default:
                    facts[key] = value;
                    break;
            }
        }

        var change = facts.GetValueOrDefault("change")?.Split(' ');
        return new RevisionPair(
            facts["rulebook"], facts.GetValueOrDefault("scenarios") != "left out", facts["verdict"], change?[0], change?[1], facts.GetValueOrDefault("article"), facts.GetValueOrDefault("procedure"),
            renames, edits);
    }

    internal Compilation Old => Known.GetOrAdd(Rulebook, r => SpecFiles.Compile(r));

    /// <summary>The rulebook with the edits; each must meet its words exactly once.</summary>
    internal Compilation New(string? more = null) => SpecFiles.Compile(Rulebook, Edited, more);

    /// <summary>The old rulebook with a file besides.</summary>
    internal Compilation OldWith(string more) => SpecFiles.Compile(Rulebook, null, more);

    private string Edited(string file, string text)
    {
        foreach (var edit in Edits.Where(e => e.File == file))
        {
            if (edit.Everywhere)
            {
                text = text.Replace(edit.Old, edit.New, StringComparison.Ordinal);
                continue;
            }

            var at = text.IndexOf(edit.Old, StringComparison.Ordinal);
            if (at < 0 || text.IndexOf(edit.Old, at + 1, StringComparison.Ordinal) >= 0)
            {
                throw new InvalidOperationException($"“{edit.Old}” must stand in {file} exactly once.");
            }

            text = string.Concat(text.AsSpan(0, at), edit.New, text.AsSpan(at + edit.Old.Length));
        }

        // A step that is gone is gone from the examples too.
        return WithScenarios ? text : Scenario().Replace(text, "");
    }

    [GeneratedRegex("^(场景|scenario) .*?^}\\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Scenario();

    internal Revision Compared()
    {
        var changed = New();
        if (changed.Model is null)
        {
            throw new InvalidOperationException(string.Join('\n', changed.Diagnostics.Where(d => d.Descriptor.Severity == Syntax.Diagnostics.Severity.Error).Select(d => $"{d.Descriptor.Id} {d.MessageEn}")));
        }

        return Revision.Of(Old, changed, Renames);
    }
}
