using CsCheck;
using NodaTime;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;
using ProcLang.Emit.Tests.Models;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Emit.Tests;

/// <summary>Compiled machines say what the reference interpreter says: of every act, at every instant, in the same words.</summary>
public sealed class DifferentialTests
{
    /// <summary>How many random rulebooks are compiled, and how many times forty traces are tried of each kept one;
    /// a longer run is asked for by the environment.</summary>
    private static int Effort => int.TryParse(Environment.GetEnvironmentVariable("PROCLANG_DIFFERENTIAL"), out var many) ? many : 8;

    [Fact]
    public void Random_rulebooks_decide_alike_compiled_and_interpreted()
    {
        var accepted = 0;
        Gen.Int[0, int.MaxValue - 1].Sample(seed => accepted += Traces(new RandomRulebook(seed).Make(6), seed, 150), iter: Effort, threads: 1);
        accepted.ShouldBeGreaterThan(100 * Effort);
    }

    public static TheoryData<string> Kept => [.. SpecRulebooks.Kept];

    [Theory]
    [MemberData(nameof(Kept))]
    public void Kept_rulebooks_decide_alike_compiled_and_interpreted(string folder)
    {
        Traces(SpecRulebooks.Model(folder), 1, 40 * Effort).ShouldBeGreaterThan(100);
    }

    /// <summary>Compiles the model and runs traces through both; gives the number of acts accepted.</summary>
    private static int Traces(RulebookModel model, int seed, int traces)
    {
        var compiled = RulebookCompiler.Compile(model);
        compiled.Problems.ShouldBeEmpty();
        using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
        var accepted = 0;
        for (var trace = 0; trace < traces; trace++) accepted += Trace(model, loaded.Rulebook, new RandomWorld(model, seed ^ (trace * 7919)), $"seed {seed}, trace {trace}");
        return accepted;
    }

    private static int Trace(RulebookModel model, IRulebook compiled, RandomWorld world, string where)
    {
        var at = Instant.FromUtc(2024, 4, 22, 1, 0);
        var roster = world.Roster();
        var reference = Docket.Create(new ReferenceRulebook(model), roster);
        var machine = Docket.Create(compiled, roster);
        var accepted = 0;
        for (var i = 0; i < 3; i++)
        {
            var type = world.Type();
            var facts = world.FactsOf(type);
            var citing = world.Chance(4) ? RandomRulebook.FormerText : null;
            (reference, var expected) = reference.Create($"件{i}", type, facts, at, citing);
            (machine, var found) = machine.Create($"件{i}", type, facts, at, citing);
            Same(expected, found, $"{where}: {type} {facts}");
        }

        for (var act = 0; act < 14; act++)
        {
            at += Duration.FromHours(world.Chance(3) ? world.Number(90) : world.Number(5));
            var subject = world.Chance(4) && reference.Subjects.Any() ? world.Pick([.. reference.Subjects]) : $"件{world.Number(3)}";
            if (world.Chance(12) && reference.Cases.FirstOrDefault(c => c.Subject == subject) is { } given)
            {
                var step = world.Pick([.. given.Procedure.Info.Steps.Select(s => s.Id), .. given.Procedure.Info.Acts.Select(a => a.Name), "完成"]);
                var outcome = world.Chance(2) ? null : world.Pick("同意", "Return", "无");
                reference = reference.Assert(subject, given.Procedure.Info.Name, step, outcome, at);
                machine = machine.Assert(subject, given.Procedure.Info.Name, step, outcome, at);
            }
            else
            {
                var request = world.Request(reference, subject, at);
                (reference, var expected) = reference.Act(subject, null, request, at);
                (machine, var found) = machine.Act(subject, null, request, at);
                Same(expected, found, $"{where}, act {act}: {request} on {subject}");
                accepted += expected is Ruling.Accepted ? 1 : 0;
            }

            machine.Log.ShouldBe(reference.Log, where);
            Standing(reference, machine, at, where);
        }

        return accepted;
    }

    private static void Same(Ruling expected, Ruling found, string where)
    {
        if (expected is Ruling.Refused refused && found is Ruling.Refused same)
        {
            same.Refusal.Explain(Language.Chinese).ShouldBe(refused.Refusal.Explain(Language.Chinese), where);
            same.Refusal.Reasons.ShouldBe(refused.Refusal.Reasons, where);
        }

        found.ShouldBe(expected, where);
    }

    private static void Standing(Docket reference, Docket machine, Instant at, string where)
    {
        foreach (var (expected, found) in reference.Cases.Zip(machine.Cases))
        {
            var on = reference.ContextFor(expected.Subject, at);
            var there = machine.ContextFor(found.Subject, at);
            found.Procedure.Permitted(found.State, there).ShouldBe(expected.Procedure.Permitted(expected.State, on), where);
            foreach (var name in expected.Procedure.Info.Steps.Select(s => s.Id).Concat(expected.Procedure.Info.Acts.Select(a => a.Name)))
                found.Procedure.Due(found.State, name, there).ShouldBe(expected.Procedure.Due(expected.State, name, on), where);
            var status = expected.Procedure.Status(expected.State);
            var other = found.Procedure.Status(found.State);
            (other.Ended, other.Facts).ShouldBe((status.Ended, status.Facts), where);
            other.Active.ShouldBe(status.Active, where);
            other.Records.ShouldBe(status.Records, where);
        }
    }
}
