using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Tests.Binding;

/// <summary>Everything that an object of the compiler says through its public members, line by line, places as path and span.</summary>
internal static class Said
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    internal static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(value, text, 0, whole: true);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text, int depth, bool whole = false)
    {
        switch (value)
        {
            case null:
                text.Append("-\n");
                break;
            case SourceText source:
                text.Append(source.Path).Append('\n');
                break;
            case Location at:
                text.Append(CultureInfo.InvariantCulture, $"{at.Source.Path} {at.Span} line {at.Line} of {at.Source.Length}\n");
                break;
            case Sentence sentence:
                Write(sentence.Location, text, depth);
                break;
            case SyntaxElement element:
                text.Append(element.ToString()).Append('\n');
                break;
            case DiagnosticDescriptor descriptor:
                text.Append(descriptor.Id).Append('\n');
                break;
            case Diagnostic diagnostic:
                text.Append(DiagnosticText.Render(diagnostic, chinese: true, colour: false)).Append(DiagnosticText.Render(diagnostic, chinese: false, colour: false));
                Properties(diagnostic, text, depth);
                break;
            case SymbolTable symbols:
                List(symbols.All, text, depth, whole: true);
                break;
            case Symbol symbol when !whole:
                text.Append(symbol.KindName.En).Append(' ').Append(symbol).Append(' ');
                Write(symbol.DeclaredAt, text, depth);
                break;
            case Symbol symbol:
                Properties(symbol, text, depth);
                break;
            case string or IFormattable or bool or LineText:
                text.Append(value is LineText words ? words.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture)).Append('\n');
                break;
            case IEnumerable many:
                List(many, text, depth, whole: false);
                break;
            case ITuple tuple:
                List(Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), text, depth, whole: false);
                break;
            default:
                text.Append(value.GetType().Name).Append('\n');
                Properties(value, text, depth);
                break;
        }
    }

    private static void List(IEnumerable many, StringBuilder text, int depth, bool whole)
    {
        text.Append('\n');
        foreach (var one in many)
        {
            text.Append(' ', depth).Append("- ");
            Write(one, text, depth + 1, whole);
        }
    }

    private static void Properties(object value, StringBuilder text, int depth)
    {
        var members = Members.GetOrAdd(value.GetType(), type =>
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(p => p.GetIndexParameters().Length == 0 && p.DeclaringType!.Assembly != typeof(object).Assembly && !typeof(LiterateDocument).IsAssignableFrom(p.PropertyType))
                .OrderBy(p => p.Name, StringComparer.Ordinal),
        ]);
        foreach (var member in members)
        {
            text.Append(' ', depth).Append(member.Name).Append(": ");
            Write(member.GetValue(value), text, depth + 1);
        }
    }
}
