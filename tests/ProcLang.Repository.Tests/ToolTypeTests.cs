using System.Reflection;
using System.Text.RegularExpressions;

namespace ProcLang.Repository.Tests;

/// <summary>The parser generator and the C# compiler are tools behind a door: their types do not leave one folder each.</summary>
public partial class ToolTypeTests
{
    [Fact]
    public void ANTLR_is_named_in_Parsing_alone() =>
        Naming(Antlr(), "compiler/", "runtime/", "specs/")
            .Where(f => !f.StartsWith("compiler/ProcLang.Syntax/Parsing/", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Roslyn_is_named_in_Emit_CSharp_alone() =>
        Naming(Roslyn(), "compiler/", "runtime/", "specs/")
            .Where(f => !f.StartsWith("compiler/ProcLang.Emit/CSharp/", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Theory]
    [InlineData("ProcLang.Syntax", "Antlr4")]
    [InlineData("ProcLang.Syntax", "ProcLang.Grammar")]
    [InlineData("ProcLang.Emit", "Microsoft.CodeAnalysis")]
    public void No_public_member_shows_a_type_of_the_tool(string library, string toolNamespace) =>
        Assembly.Load(library).GetExportedTypes()
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .SelectMany(Shown).Concat(t.GetInterfaces()).Append(t.BaseType)
                .Where(s => s is not null && Parts(s).Any(p => p.Namespace is { } n && (n == toolNamespace || n.StartsWith(toolNamespace + ".", StringComparison.Ordinal))))
                .Select(s => $"{t.FullName} shows {s}"))
            .ShouldBeEmpty();

    private static IEnumerable<string> Naming(Regex tool, params string[] folders) =>
        Repository.CSharp(folders).Where(f => tool.IsMatch(Repository.CodeOf(f)));

    private static IEnumerable<Type> Shown(MemberInfo member) => member switch
    {
        MethodInfo m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType),
        ConstructorInfo c => c.GetParameters().Select(p => p.ParameterType),
        PropertyInfo p => [p.PropertyType],
        FieldInfo f => [f.FieldType],
        EventInfo e => [e.EventHandlerType!],
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    [GeneratedRegex(@"\bAntlr4?\.|\bProcLang\.Grammar\b")]
    private static partial Regex Antlr();

    [GeneratedRegex(@"\bMicrosoft\.CodeAnalysis\b|\bSyntaxFactory\b|\bCSharpCompilation\b")]
    private static partial Regex Roslyn();
}
