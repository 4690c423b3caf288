using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NodaTime;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;
using ProcLang.Emit.Tests.Models;
using ProcLang.Runtime.Cases;

namespace ProcLang.Emit.Tests.CSharp;

/// <summary>Written against the generated types, as a C# project would be.</summary>
public sealed class AllocationTests
{
    private const string Caller = """
        using System;
        using NodaTime;
        using ProcLang.Runtime.Authority;
        using ProcLang.Runtime.Calendars;
        using ProcLang.Runtime.Cases;
        using ProcLang.Runtime.Deadlines;
        using ProcLang.Runtime.Facts;
        using RulesRules;

        public static class Caller
        {
            private static readonly Person Drafter = new("甲"), Director = new("乙"), Head = new("丙");

            private static Context World()
            {
                var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
                var roster = Roster.Create(zone).Appoint(Drafter, Offices.科员, Term.Always).Appoint(Director, Offices.OfficeDirector, Term.Always).Appoint(Head, Offices.CountyHead, Term.Always);
                return new(roster, WorkCalendar.Plain("平常"), zone, LastDayPolicy.Stays, Instant.FromUtc(2024, 4, 22, 1, 0), null!, "件");
            }

            private static bool Path(in Issue.State opened, in Context on)
            {
                var drafted = Issue.Decide(opened, new(Issue.ActKind.Draft, Drafter), on);
                var state = Issue.Evolve(opened, drafted.Event);
                var reviewed = Issue.Decide(state, new(Issue.ActKind.Review, Director, Issue.Outcome.Agree), on);
                state = Issue.Evolve(state, reviewed.Event);
                var signed = Issue.Decide(state, new(Issue.ActKind.Sign, Head), on);
                state = Issue.Evolve(state, signed.Event);
                return drafted.IsAccepted && reviewed.IsAccepted && signed.IsAccepted && state.Ended;
            }

            private static bool Refused(in Issue.State opened, in Context on) =>
                Issue.Decide(opened, new(Issue.ActKind.Sign, Drafter), on).Refused == 0b11
                && Issue.Decide(opened, new(Issue.ActKind.Review, Drafter), on).Refused != 0
                && Issue.Decide(opened, new(Issue.ActKind.Unknown, Drafter), on).Refused != 0;

            public static (bool AsExpected, long Bytes) Measure()
            {
                var on = World();
                var begun = Issue.Open(FactSet.Empty.With("金额", new FactValue.Money(10)), on)!.Value;
                var opened = Issue.Evolve(default, begun.Event);
                var good = true;
                // The first calls load code and tables.
                for (var i = 0; i < 100; i++) good &= Path(opened, on) & Refused(opened, on);
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1000; i++) good &= Path(opened, on) & Refused(opened, on);
                return (good, GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }
        """;

    [Fact]
    public void Accepting_and_refusing_allocate_nothing_where_one_act_of_one_person_ends_a_step()
    {
        var compiled = RulebookCompiler.Compile(SampleRulebooks.Approval());
        using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create("Caller", [CSharpSyntaxTree.ParseText(Caller)],
            [
                .. Directory.EnumerateFiles(framework, "System*.dll").Where(f => !f.Contains("Native", StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f)),
                MetadataReference.CreateFromFile(typeof(IRulebook).Assembly.Location), MetadataReference.CreateFromFile(typeof(Instant).Assembly.Location),
                MetadataReference.CreateFromImage(compiled.Dll),
            ], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var bytes = new MemoryStream();
        compilation.Emit(bytes).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        bytes.Position = 0;
        var caller = System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(loaded.Assembly)!.LoadFromStream(bytes).GetType("Caller")!;
        var measured = ((bool AsExpected, long Bytes))caller.GetMethod("Measure")!.Invoke(null, null)!;
        measured.AsExpected.ShouldBeTrue();
        measured.Bytes.ShouldBe(0);
    }
}
