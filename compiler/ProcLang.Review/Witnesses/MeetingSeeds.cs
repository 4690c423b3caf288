using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Witnesses;

/// <summary>Beginnings of meetings: called, so many present, opened; an item proposed and settled; so many for it and so many against.</summary>
internal static class MeetingSeeds
{
    internal static IEnumerable<Seed> For(Search search, ProcedureModel meeting, Change change)
    {
        var written = search.New.Meetings.FirstOrDefault(m => m.Name == meeting.Name);
        if (written is null || change.Kind is not (StatementKind.Quorum or StatementKind.Vote or StatementKind.Members or StatementKind.Guard or StatementKind.Record or StatementKind.Signatory))
        {
            yield break;
        }

        foreach (var perOffice in new[] { 2, 4, 3 })
        {
            var world = search.World(perOffice);
            var day = world.FirstDay;
            var members = Members(written, search, world);
            ImmutableArray<ScenarioLine> born = [.. world.Lines, new ScenarioLine.Begins(meeting.Name, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, Plain(search, meeting.Name, world), "", 0)];
            var open = Away(born, meeting, world, day);
            for (var present = 0; present <= Math.Min(members.Count, 16); present++)
            {
                var lines = open.AddRange(members.Take(present).Select((m, i) => Act(m, day.At(new LocalTime(9, 0)).PlusMinutes(i), Words.Attend, world.Subject(0), meeting)));
                if (written.Votes.IsEmpty || change.Kind is not StatementKind.Vote)
                {
                    yield return new Seed(lines, 1, world);
                }

                if (written.Votes.Length > 0 && (change.Kind == StatementKind.Vote || change.Step is Words.Decide or Words.Vote or Words.CastBallot))
                {
                    foreach (var seed in Votes(search, meeting, written, world, members, present, lines, day, change))
                    {
                        yield return seed;
                    }
                }
            }
        }
    }

    private static FactSet Plain(Search search, string type, World world)
    {
        var facts = FactSet.Empty;
        foreach (var attribute in search.New.SubjectTypes.Where(t => t.Name == type).SelectMany(t => t.Attributes))
        {
            if (world.Plain(type, attribute.Name) is { } value)
            {
                facts = facts.With(attribute.Name, value);
            }
        }

        return facts;
    }

    // The meeting is called by whoever may; those who may not leave no line.
    private static ImmutableArray<ScenarioLine> Away(ImmutableArray<ScenarioLine> lines, ProcedureModel meeting, World world, LocalDate day) =>
        [.. lines, .. Persons(meeting.Steps.First(s => s.Id == Words.CallStep).Actors, world).Take(1).Select(p => Act(p, day.At(new LocalTime(8, 30)), Words.CallStep, world.Subject(0), meeting))];

    private static IEnumerable<string> Persons(ImmutableArray<ActorModel> actors, World world) => actors.SelectMany(a => a.Reference switch
    {
        ActorReference.OfOffice(var office) => world.Holders(office),
        _ => [],
    });

    private static List<string> Members(MeetingModel meeting, Search search, World world)
    {
        var members = new List<string>();
        void Add(ActorReference who, int depth)
        {
            switch (who)
            {
                case ActorReference.OfOffice(var office):
                    members.AddRange(world.Holders(office));
                    break;
                case ActorReference.OfficeOf(var office, UnitArgument.Named(var unit)):
                    members.AddRange(world.Lines.OfType<ScenarioLine.Holds>().Where(h => h.Office == office && h.Unit == unit).Select(h => h.Person));
                    break;
                case ActorReference.InGroup(var group) when depth < 4:
                    foreach (var member in search.New.Groups.Where(g => g.Name == group).SelectMany(g => g.Members))
                    {
                        Add(member, depth + 1);
                    }

                    break;
                case ActorReference.Union(var parts):
                    foreach (var part in parts)
                    {
                        Add(part, depth + 1);
                    }

                    break;
            }
        }

        foreach (var who in meeting.Members)
        {
            Add(who, 0);
        }

        return [.. members.Distinct()];
    }

    private static IEnumerable<Seed> Votes(
        Search search, ProcedureModel meeting, MeetingModel written, World world, List<string> members, int present, ImmutableArray<ScenarioLine> lines, LocalDate day, Change change)
    {
        var record = meeting.Records.FirstOrDefault(r => r.Name == Words.Decide);
        var types = written.Votes.Where(v => change.Step is null || v.Name == change.Step || change.Kind != StatementKind.Vote).SelectMany(v => v.Types).ToList();
        if (types.Count == 0)
        {
            var voted = written.Votes.SelectMany(v => v.Types).ToHashSet();
            types = [.. search.New.SubjectTypes.Where(t => t.Kind != SubjectKind.Meeting && !voted.Contains(t.Name)).Select(t => t.Name).Take(2)];
        }

        foreach (var type in types.Distinct().Take(3))
        {
            var item = world.Subject(5);
            var facts = Plain(search, type, world);
            var first = members.Count > 0 ? members[Math.Min(1, members.Count - 1)] : world.Outsider;
            foreach (var fact in facts.Where(f => f.Value is FactValue.PersonRef).ToList())
            {
                facts = facts.With(fact.Key, new FactValue.PersonRef(new Runtime.Authority.Person(first)));
            }

            foreach (var fact in facts.Where(f => f.Value is FactValue.PersonSet).ToList())
            {
                facts = facts.With(fact.Key, new FactValue.PersonSet([new Runtime.Authority.Person(first)]));
            }

            var begun = lines.Insert(lines.Length - present - 1, new ScenarioLine.Begins(type, item, null, day.At(new LocalTime(8, 0)), null, facts, "", 0));
            foreach (var (act, at) in new[] { (Words.ProposeItem, 30), (Words.SettleItem, 35), (Words.OpenStep, 40) })
            {
                foreach (var person in Doers(meeting, act, world).Take(1))
                {
                    begun = begun.Add(Act(person, day.At(new LocalTime(9, at)), act, world.Subject(0), meeting) with { Value = act == Words.OpenStep ? null : item });
                }
            }

            if (record is null)
            {
                continue;
            }

            var deciders = Doers(meeting, Words.Decide, world).Take(1).DefaultIfEmpty(Doers(meeting, Words.OpenStep, world).FirstOrDefault() ?? world.Outsider).ToList();
            var secret = written.Votes.FirstOrDefault(v => v.Types.Contains(type))?.Secret ?? written.Votes.FirstOrDefault(v => v.Types.IsEmpty)?.Secret ?? false;
            for (var infavour = 0; infavour <= present; infavour++)
            {
                foreach (var against in new[] { present - infavour, 0, Math.Min(infavour, present - infavour) }.Distinct())
                {
                    var voting = begun;
                    for (var i = 0; i < present; i++)
                    {
                        var how = i < infavour ? 0 : i < infavour + against ? 1 : 2;
                        voting = voting.Add(Act(members[i], day.At(new LocalTime(10, 0)).PlusMinutes(i), secret ? Words.CastBallot : Words.Vote, world.Subject(0), meeting) with
                        {
                            Value = item, Outcome = secret ? null : Words.BallotOutcomes[how].Zh,
                        });
                    }

                    var count = FactSet.Empty;
                    if (secret)
                    {
                        count = count.With(Words.CountFacts[0].Zh, new FactValue.Number(infavour)).With(Words.CountFacts[1].Zh, new FactValue.Number(against))
                            .With(Words.CountFacts[2].Zh, new FactValue.Number(present - infavour - against));
                    }

                    foreach (var outcome in Words.ItemOutcomes.Select(o => o.Zh))
                    {
                        yield return new Seed([.. voting, .. deciders.Select(d => Act(d, day.At(new LocalTime(11, 0)), Words.Decide, world.Subject(0), meeting) with
                        {
                            Value = item, Outcome = outcome, Facts = count,
                        })], 0, world) { Items = [item] };
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Doers(ProcedureModel meeting, string act, World world) =>
        meeting.Steps.FirstOrDefault(s => s.Id == act) is { } step ? Persons(step.Actors, world)
            : meeting.Records.FirstOrDefault(r => r.Name == act) is { } record ? Persons(record.Actors, world) : [];

    private static ScenarioLine.Acts Act(string person, LocalDateTime at, string act, string subject, ProcedureModel meeting) =>
        new(person, at, act, null, new CaseReference(subject, meeting.Name, null), null, FactSet.Empty, "", 0);
}
