using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ProcLang.Repository.Tests;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
internal sealed class BuiltAssembly
{
    internal BuiltAssembly(string name)
    {
        Name = name;
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, name + ".dll")));
        var metadata = file.GetMetadataReader();

        Assemblies = [.. metadata.AssemblyReferences.Select(a => metadata.GetString(metadata.GetAssemblyReference(a).Name))];
        Types = [.. metadata.TypeReferences.Select(t => metadata.GetTypeReference(t))
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}")];
        Members = [.. metadata.MemberReferences.Select(m => metadata.GetMemberReference(m))
            .Where(m => m.Parent.Kind == HandleKind.TypeReference)
            .Select(m => (Type: metadata.GetTypeReference((TypeReferenceHandle)m.Parent), m.Name))
            .Select(m => $"{metadata.GetString(m.Type.Namespace)}.{metadata.GetString(m.Type.Name)}.{metadata.GetString(m.Name)}")];
        PublicTypes = [.. metadata.TypeDefinitions.Select(t => metadata.GetTypeDefinition(t))
            .Where(t => (t.Attributes & System.Reflection.TypeAttributes.VisibilityMask) == System.Reflection.TypeAttributes.Public)
            .Select(t => metadata.GetString(t.Name))];
    }

    internal string Name { get; }

    /// <summary>Names of the assemblies it needs.</summary>
    internal ImmutableArray<string> Assemblies { get; }

    /// <summary>Full names of the types of other assemblies that it mentions.</summary>
    internal ImmutableArray<string> Types { get; }

    /// <summary>Members of those types: <c>System.DateTime.get_Now</c>.</summary>
    internal ImmutableArray<string> Members { get; }

    /// <summary>Names of the types it shows, nested ones aside.</summary>
    internal ImmutableArray<string> PublicTypes { get; }
}
