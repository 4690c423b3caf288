using System.Globalization;
using System.Text;

namespace ProcLang.Emit.Machine;

/// <summary>C# identifiers for names of the rules. An alias wins over the name; a Chinese name is an identifier as it is;
/// characters that no identifier may hold become an underscore; a taken name gets the lowest free number. The same names in
/// the same order always give the same identifiers.</summary>
public sealed class Identifiers
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "record", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct",
        "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual",
        "void", "volatile", "while", "field", "value", "var", "required", "file", "scoped", "partial", "where", "yield", "await",
        "dynamic", "global", "nint", "nuint", "notnull", "unmanaged", "nameof", "when", "and", "or", "not", "with", "init", "get", "set",
        "extension", "allows", "args", "async", "add", "remove",
    ];

    /// <summary>Members every object has: a generated member of that name would hide them.</summary>
    private static readonly string[] Inherited =
        ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize", "PrintMembers", "EqualityContract", "Clone", "Deconstruct"];

    private readonly HashSet<string> _taken;

    /// <summary>A scope in which the given identifiers are taken already.</summary>
    public Identifiers(params IEnumerable<string> reserved) => _taken = new HashSet<string>(reserved.Concat(Inherited), StringComparer.Ordinal);

    /// <summary>The identifier for a name; taken from then on.</summary>
    public string Take(string name, string? alias)
    {
        var wanted = Escape(alias is { Length: > 0 } ? alias : name);
        var found = wanted;
        for (var number = 2; !_taken.Add(found); number++) found = wanted + "_" + number.ToString(CultureInfo.InvariantCulture);
        return found;
    }

    /// <summary>The name with every character that an identifier may not hold replaced. Never empty, never a keyword.
    /// Normalised to form C, because the compiler compares identifiers so.</summary>
    public static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var good = rune.IsBmp && (text.Length == 0 ? Starts(rune) : Continues(rune));
            if (!good && text.Length == 0 && Continues(rune)) text.Append('_').Append(rune.ToString());
            else if (good) text.Append(rune.ToString());
            else if (text.Length == 0 || text[^1] != '_') text.Append('_');
        }
        var escaped = text.ToString();
        if (escaped.Length == 0) return "_";
        // Lower-case ASCII type names are reserved by the language, and a bare underscore is a discard.
        if (escaped == "_" || escaped.StartsWith("__", StringComparison.Ordinal)) return "Name" + escaped;
        return Keywords.Contains(escaped) ? escaped + "_" : escaped.All(c => c is >= 'a' and <= 'z') ? char.ToUpperInvariant(escaped[0]) + escaped[1..] : escaped;
    }

    private static bool Starts(Rune rune) => rune.Value == '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.LetterNumber;

    private static bool Continues(Rune rune) => Starts(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
