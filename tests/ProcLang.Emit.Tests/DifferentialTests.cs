using CsCheck;
using NodaTime;
using ProcLang.Emit.CSharp;
using ProcLang.Emit.Loading;
using ProcLang.Emit.Tests.Models;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Reference;

namespace ProcLang.Emit.Tests;

/// <summary>Compiled machines say what the reference interpreter says: of every act, at every instant, in the same words.</summary>
public sealed class DifferentialTests
{
    private const int Procedures = 6;
    private const int Traces = 160;

    /// <summary>How many random rulebooks are compiled; a longer run is asked for by the environment.</summary>
    private static long Rulebooks => long.TryParse(Environment.GetEnvironmentVariable("PROCLANG_DIFFERENTIAL"), out var many) ? many : 15;

    [Fact]
    public void Random_rulebooks_decide_alike_compiled_and_interpreted()
    {
        var accepted = 0;
        Gen.Int[0, int.MaxValue - 1].Sample(seed =>
        {
            var model = new RandomRulebook(seed).Make(Procedures);
            var compiled = RulebookCompiler.Compile(model);
            compiled.Problems.ShouldBeEmpty();
            using var loaded = RulebookLoader.Load(compiled.Dll, compiled.Pdb);
            for (var trace = 0; trace < Traces; trace++)
            {
                Interlocked.Add(ref accepted, Compare(model, loaded.Rulebook, new RandomRulebook(seed ^ (trace * 7919)), $"seed {seed}, trace {trace}"));
            }
        }, iter: Rulebooks, threads: 1);
        accepted.ShouldBeGreaterThan(1000);
    }

    private static int Compare(RulebookModel model, IRulebook compiled, RandomRulebook random, string where)
    {
        var at = Instant.FromUtc(2024, 4, 22, 1, 0);
        var roster = RandomRoster(random, DateTimeZoneProviders.Tzdb[model.Zone]);
        var reference = Docket.Create(new ReferenceRulebook(model), roster);
        var machine = Docket.Create(compiled, roster);
        var accepted = 0;
        var words = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var type = i == 2 ? "例会" : RandomRulebook.Type(random.Number(Procedures));
            var facts = RandomFacts(random, 2);
            (reference, var expected) = reference.Create($"件{i}", type, facts, at);
            (machine, var found) = machine.Create($"件{i}", type, facts, at);
            Same(expected, found, where);
        }

        words.AddRange(compiled.Procedures.SelectMany(p => p.Info.Acts).SelectMany(a => new[] { a.Name, a.Alias ?? a.Name }).Append("没有"));
        for (var act = 0; act < 14; act++)
        {
            at += Duration.FromHours(random.Chance(3) ? random.Number(90) : random.Number(5));
            var subject = $"件{random.Number(3)}";
            if (random.Chance(12) && reference.Cases.FirstOrDefault(c => c.Subject == subject) is { } given)
            {
                var step = random.Pick([.. given.Procedure.Info.Steps.Select(s => s.Id), .. given.Procedure.Info.Acts.Select(a => a.Name), "完成"]);
                var outcome = random.Chance(2) ? null : random.Pick("同意", "Return", "无");
                reference = reference.Assert(subject, given.Procedure.Info.Name, step, outcome, at);
                machine = machine.Assert(subject, given.Procedure.Info.Name, step, outcome, at);
            }
            else
            {
                var (name, by, outcomes) = Likely(reference, subject, at, random) ?? (random.Pick(words), random.Pick(RandomRulebook.Persons), ["同意"]);
                var request = new ActRequest(name, new Person(by), random.Chance(6) ? random.Pick("Return", "Holds", "成立", "无", "退回") : outcomes.Length == 0 ? null : random.Pick(outcomes),
                    random.Pick(null, null, "件0", "件1", "甲", "乙", "没有"), RandomFacts(random, 5));
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

    /// <summary>Mostly someone who may do something that is open, so that cases move.</summary>
    private static (string, string, string[])? Likely(Docket docket, string subject, Instant at, RandomRulebook random)
    {
        if (random.Chance(4)) return null;
        var open = docket.Cases.Where(c => c.Subject == subject)
            .SelectMany(c => c.Procedure.Permitted(c.State, docket.ContextFor(subject, at))).Where(p => p.Who.Length > 0).ToList();
        if (open.Count == 0) return null;
        var act = random.Pick(open);
        return (act.Act, random.Pick([.. act.Who]).Person.Name, [.. act.Outcomes]);
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

    private static Roster RandomRoster(RandomRulebook random, DateTimeZone zone)
    {
        var roster = Roster.Create(zone);
        Term Term() => random.Chance(4) ? new Term(new LocalDate(2024, 4, 20), new LocalDate(2024, 4, 20).PlusDays(random.Number(30))) : Runtime.Authority.Term.Always;
        foreach (var office in RandomRulebook.OfficeNames)
            for (var i = random.Number(3); i >= 0; i--) roster = roster.Appoint(new(random.Pick(RandomRulebook.Persons)), new(office), Term());
        foreach (var unit in RandomRulebook.UnitNames)
        {
            roster = roster.Appoint(new(random.Pick(RandomRulebook.Persons)), new("局长"), Term(), new Unit(unit));
            if (random.Chance(2)) roster = roster.Relate("分管领导", new(unit), new(random.Pick(RandomRulebook.Persons)), Term());
            if (random.Chance(2)) roster = roster.Join(new(random.Pick(RandomRulebook.Persons)), new(unit), Term());
        }

        if (random.Chance(2)) roster = roster.Away(new(random.Pick(RandomRulebook.Persons)), "出差", Term());
        if (random.Chance(2)) roster = roster.Mandate(new(random.Pick(RandomRulebook.Persons)), new(random.Pick(RandomRulebook.Persons)), new("县长"), Term());
        return roster;
    }

    private static FactSet RandomFacts(RandomRulebook random, int oneIn)
    {
        var facts = FactSet.Empty;
        foreach (var fact in RandomRulebook.Facts)
            if (random.Chance(oneIn)) facts = facts.With(fact.Name, random.Value(fact.Name));
        return facts;
    }
}
