using System.Text;
using System.Text.RegularExpressions;

namespace ProcLang.Cli.Playing;

/// <summary>Takes a sentence apart. Facts may stand as in a scenario, <c>{ Price is 500  Units is A, B }</c>, or as <c>Price=500</c>;
/// a text in quotation marks is one word; the words that only join scenario lines (假如, 当, 且; given, when, and) say nothing here.</summary>
internal static partial class PlayWords
{
    /// <summary>The words of the sentence, facts as <c>name=value</c>.</summary>
    internal static string[] Of(string line)
    {
        var words = Words().Matches(line).Select(m => m.Value).ToList();
        if (words.Count > 1 && words[0] is "假如" or "当" or "且" or "given" or "when" or "and")
        {
            words.RemoveAt(0);
        }

        var said = new List<string>();
        var open = words.FindIndex(w => w is "{" or "｛");
        for (var i = 0; i < (open < 0 ? words.Count : open); i++)
        {
            said.Add(Bare(words[i]));
        }

        for (var i = open + 1; open >= 0 && i < words.Count; i++)
        {
            if (words[i] is "}" or "｝")
            {
                continue;
            }

            if (i + 2 < words.Count && words[i + 1] is "为" or "is")
            {
                var value = new StringBuilder(Bare(words[i + 2]));
                var name = words[i];
                i += 2;
                while (i + 1 < words.Count && (value[^1] is ',' or '，' or '、' || words[i + 1][0] is ',' or '，' or '、'))
                {
                    value.Append(Bare(words[++i]));
                }

                said.Add($"{name}={value}");
            }
            else
            {
                said.Add(Bare(words[i]));
            }
        }

        return [.. said];
    }

    private static string Bare(string word) => word.Length >= 2 && word[0] is '"' or '“' && word[^1] is '"' or '”' ? word[1..^1] : word;

    [GeneratedRegex(@"[""“][^""”]*[""”]|[{}｛｝]|[^\s　{}｛｝""“]+(?:[""“][^""”]*[""”])?", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
