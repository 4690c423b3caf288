using System.Collections.Immutable;
using NodaTime;
using ProcLang.Review.Differences;
using ProcLang.Review.Voice;
using ProcLang.Runtime.Facts;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Analysis;
using ProcLang.Semantics.Model;
using ProcLang.Semantics.Scenarios;

namespace ProcLang.Review.Witnesses;

/// <summary>Beginnings of meetings: called, so many present, opened; an item proposed and settled; so many for it and so many against.</summary>
internal static class MeetingSeeds
{
    internal static IEnumerable<Seed> For(Search search, ProcedureModel meeting, Change change)
    {
        var written = search.New.Meetings.FirstOrDefault(m => m.Name == meeting.Name);
        if (written is null || change.Kind is not (StatementKind.Quorum or StatementKind.Vote or StatementKind.Members or StatementKind.Guard or StatementKind.Record or StatementKind.Signatory
            or StatementKind.Data))
        {
            yield break;
        }

        foreach (var seed in Composed(search, meeting, written, change).Concat(AtWork(search, meeting, written, change)))
        {
            yield return seed;
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

    /// <summary>More and more of the members come from one unit, and are there at the opening.</summary>
    private static IEnumerable<Seed> Composed(Search search, ProcedureModel meeting, MeetingModel written, Change change)
    {
        if (!new[] { change.Old?.Element, change.New?.Element }.OfType<GuardModel>().SelectMany(g => Asked.Atoms(g.Condition)).OfType<Condition.Proportion>().Any(p => p.Of is Quantity.MostOfOne)
            || search.New.Units.IsEmpty)
        {
            yield break;
        }

        foreach (var perOffice in new[] { 1, 2, 3, 5 })
        {
            var world = search.World(perOffice);
            var (day, members) = (world.FirstDay, Members(written, search, world));
            for (var together = 1; together <= Math.Min(members.Count, 12); together++)
            {
                var born = world.Lines.AddRange(members.Take(together).Select(m => new ScenarioLine.Joins(m, search.New.Units[0].Name, null, null, "", 0)))
                    .Add(new ScenarioLine.Begins(meeting.Name, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, Plain(search, meeting.Name, world), "", 0));
                var lines = Away(born, meeting, world, day).AddRange(members.Select((m, i) => Act(m, day.At(new LocalTime(9, 0)).PlusMinutes(i), Words.Attend, world.Subject(0), meeting)));
                yield return new Seed(lines, 1, world);
            }
        }
    }

    /// <summary>An open meeting with an item of each kind on its agenda: some of the members are not there, some have left, some have voted, or it is decided already.</summary>
    private static IEnumerable<Seed> AtWork(Search search, ProcedureModel meeting, MeetingModel written, Change change)
    {
        if (change.Step is not { } step || meeting.Records.All(r => r.Name != step) || change.Kind == StatementKind.Vote)
        {
            yield break;
        }

        var voted = written.Votes.SelectMany(v => v.Types).Distinct().ToList();
        var types = voted.Concat(search.New.SubjectTypes.Where(t => t.Kind != SubjectKind.Meeting && !voted.Contains(t.Name)).Select(t => t.Name)).Take(6).ToList();
        foreach (var type in types.DefaultIfEmpty(null))
        {
            var world = search.World(4);
            var (day, members) = (world.FirstDay, Members(written, search, world));
            if (members.Count < 2)
            {
                yield break;
            }

            var there = members.Skip(1).ToList();
            var items = type is null ? [] : new[] { world.Subject(5) };
            ImmutableArray<ScenarioLine> born = [.. world.Lines, new ScenarioLine.Begins(meeting.Name, world.Subject(0), null, day.At(new LocalTime(8, 0)), null, Plain(search, meeting.Name, world), "", 0)];
            if (type is not null)
            {
                born = born.Add(new ScenarioLine.Begins(type, items[0], null, day.At(new LocalTime(8, 0)), null, AboutMember(Plain(search, type, world), there[0]), "", 0));
            }

            var open = Away(born, meeting, world, day).AddRange(there.Select((m, i) => Act(m, day.At(new LocalTime(9, 0)).PlusMinutes(i), Words.Attend, world.Subject(0), meeting)));
            foreach (var (act, at) in new[] { (Words.ProposeItem, 40), (Words.SettleItem, 45), (Words.OpenStep, 50) })
            {
                open = open.AddRange(Doers(meeting, act, world).Take(2).Where(_ => type is not null || act == Words.OpenStep)
                    .Select(p => Act(p, day.At(new LocalTime(9, at)), act, world.Subject(0), meeting) with { Value = act == Words.OpenStep ? null : items[0] }));
            }

            yield return new Seed(open, 2, world) { Items = [.. items] };
            for (var gone = 1; gone < there.Count; gone++)
            {
                var fewer = open.AddRange(there.TakeLast(gone).Select((m, i) => Act(m, day.At(new LocalTime(10, 0)).PlusMinutes(i), Words.Depart, world.Subject(0), meeting)));
                yield return new Seed(fewer, 1, world) { Items = [.. items] };
            }

            if (type is null || Doers(meeting, Words.Decide, world).Concat(Doers(meeting, Words.OpenStep, world)).FirstOrDefault() is not { } decider)
            {
                continue;
            }

            for (var infavour = there.Count; infavour >= 0; infavour -= Math.Max(1, there.Count / 2))
            {
                var votes = open.AddRange(there.Select((m, i) => Act(m, day.At(new LocalTime(10, 0)).PlusMinutes(i), Words.Vote, world.Subject(0), meeting) with
                {
                    Value = items[0], Outcome = Words.BallotOutcomes[i < infavour ? 0 : 1].Zh,
                }));
                yield return new Seed(votes, 1, world) { Items = [.. items] };
                foreach (var outcome in Words.ItemOutcomes.Select(o => (string?)o.Zh).Append(null))
                {
                    yield return new Seed(votes.Add(Act(decider, day.At(new LocalTime(11, 0)), Words.Decide, world.Subject(0), meeting) with { Value = items[0], Outcome = outcome }), 1, world)
                    {
                        Items = [.. items],
                    };
                }
            }
        }
    }

    /// <summary>The facts with the member as the person the item is about.</summary>
    private static FactSet AboutMember(FactSet facts, string member)
    {
        foreach (var fact in facts.ToList())
        {
            facts = fact.Value switch
            {
                FactValue.PersonRef => facts.With(fact.Key, new FactValue.PersonRef(new Runtime.Authority.Person(member))),
                FactValue.PersonSet => facts.With(fact.Key, new FactValue.PersonSet([new Runtime.Authority.Person(member)])),
                _ => facts,
            };
        }

        return facts;
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
            var facts = AboutMember(Plain(search, type, world), members.Count > 0 ? members[Math.Min(1, members.Count - 1)] : world.Outsider);
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
