using System.Globalization;
using ProcLang.Runtime.Citations;

namespace ProcLang.Cli.Hosting;

/// <summary>Where a command writes, in which language, with colours or without.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, Language language, bool colour)
{
    internal TextWriter Out { get; } = output;

    internal TextWriter Error { get; } = error;

    internal Language Language { get; } = language;

    internal bool Chinese => Language == Language.Chinese;

    internal bool Colour { get; } = colour;

    /// <summary>One of two sentences, by language.</summary>
    internal string Say(string zh, string en) => Chinese ? zh : en;

    /// <summary>Text in a colour or weight of the terminal, where it has them.</summary>
    internal string Paint(string text, string code) => Colour ? $"\u001b[{code}m{text}\u001b[0m" : text;

    /// <summary>The language of <c>--lang</c>, else of the environment.</summary>
    internal static Language LanguageOf(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var value = args[i] == "--lang" && i + 1 < args.Length ? args[i + 1]
                : args[i].StartsWith("--lang=", StringComparison.Ordinal) ? args[i]["--lang=".Length..] : null;
            if (value is not null)
            {
                return value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
            }
        }

        foreach (var name in new[] { "LC_ALL", "LC_MESSAGES", "LANG" })
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                return value.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;
            }
        }

        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Language.Chinese : Language.English;
    }
}
