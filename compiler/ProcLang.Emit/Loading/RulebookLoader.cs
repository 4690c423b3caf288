using System.Reflection;
using System.Runtime.Loader;
using ProcLang.Runtime.Cases;

namespace ProcLang.Emit.Loading;

/// <summary>A rulebook in memory. Disposing lets its code go once nothing refers to it any more.</summary>
public sealed class LoadedRulebook : IDisposable
{
    private readonly AssemblyLoadContext _context;

    internal LoadedRulebook(AssemblyLoadContext context, Assembly assembly, IRulebook rulebook)
    {
        _context = context;
        Assembly = assembly;
        Rulebook = rulebook;
    }

    /// <summary>The assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>The rulebook.</summary>
    public IRulebook Rulebook { get; }

    /// <inheritdoc/>
    public void Dispose() => _context.Unload();
}

/// <summary>Loads compiled rulebooks, each by itself, so that a newer one can stand beside an older and take its place.</summary>
public static class RulebookLoader
{
    /// <summary>Loads an assembly and makes the rulebook its attribute names.</summary>
    /// <exception cref="BadImageFormatException">The bytes are no assembly, or hold no rulebook.</exception>
    public static LoadedRulebook Load(byte[] dll, byte[]? pdb = null)
    {
        var context = new RulebookContext();
        using var code = new MemoryStream(dll);
        using var symbols = pdb is { Length: > 0 } ? new MemoryStream(pdb) : null;
        var assembly = context.LoadFromStream(code, symbols);
        var type = assembly.GetCustomAttribute<RulebookAttribute>()?.Type
            ?? throw new BadImageFormatException($"{assembly.GetName().Name} holds no rulebook");
        return new(context, assembly, (IRulebook)Activator.CreateInstance(type)!);
    }

    /// <summary>Everything but the rulebook itself comes from the host, so that types are the same on both sides.</summary>
    private sealed class RulebookContext() : AssemblyLoadContext("rulebook", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) => name.Name == typeof(IRulebook).Assembly.GetName().Name ? typeof(IRulebook).Assembly : null;
    }
}
