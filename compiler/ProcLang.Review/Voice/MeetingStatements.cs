using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says a meeting back: who calls and chairs it, who comes, how many must, and how it decides.</summary>
internal static class MeetingStatements
{
    internal static void Of(Pen pen, ProcedureModel procedure, MeetingModel? meeting)
    {
        var name = procedure.Name;
        if (procedure.Start is not null)
        {
            ProcedureStatements.Start(pen, procedure);
        }

        foreach (var step in procedure.Steps)
        {
            if (Stage(step.Id) is { } stage)
            {
                Stage(pen, procedure, step, stage);
            }
            else
            {
                ProcedureStatements.Step(pen, procedure, step);
            }
        }

        if (meeting is not null)
        {
            Members(pen, procedure, meeting);
            Adjournment(pen, meeting);
            Proxies(pen, meeting);
            if (meeting.Weights is { } weights)
            {
                pen.Add(StatementKind.Vote, name, null, "weights", meeting.WeightsClause,
                    s => s.Say($"{s.Names.Of(name)}的票权: {s.Weights(weights, name)},其余每人一票。", $"Votes in the {s.Names.Of(name)}: {s.Weights(weights, name)}; everybody else has one."),
                    Meaning.Of(weights), weights);
            }

            foreach (var speaking in meeting.Speaking)
            {
                pen.Add(StatementKind.Guard, name, Words.Speak, Words.Speak, speaking.Clause, s => Speaking(s, name, speaking),
                    $"{Meaning.Sorted(speaking.Of.Select(Meaning.Of))} {speaking.Most} {string.Join(';', speaking.Minutes)} {Meaning.Of(speaking.MoreTimeBy)} {speaking.Norm}", speaking);
            }

            foreach (var vote in meeting.Votes)
            {
                pen.Add(StatementKind.Vote, name, vote.Name, vote.Name, vote.Majority?.Clause ?? vote.Clause, s => Vote(s, meeting, vote), MeaningOf(vote), vote);
                Recusals(pen, meeting, vote);
            }
        }

        foreach (var record in procedure.Records)
        {
            Record(pen, procedure, meeting, record);
        }

        foreach (var parallel in procedure.Parallels)
        {
            ProcedureStatements.Parallel(pen, procedure, parallel);
        }
    }

    private static (string Zh, string En)? Stage(string id) => id switch
    {
        Words.CallStep => ("召集", "called"),
        Words.OpenStep => ("主持开会", "opened and chaired"),
        Words.CloseStep => ("宣布结束", "closed"),
        _ => null,
    };

    private static void Stage(Pen pen, ProcedureModel procedure, StepModel step, (string Zh, string En) stage)
    {
        var name = procedure.Name;
        var clause = step.Actors.Select(a => a.Clause).FirstOrDefault(c => c is not null) ?? step.AuthorityClause ?? step.Clause;
        var chair = procedure.Steps.FirstOrDefault(s => s.Id == Words.OpenStep);
        var same = step.Id == Words.CloseStep && chair is not null && Meaning.Of(chair.Actors) == Meaning.Of(step.Actors);
        pen.Add(StatementKind.Signatory, name, step.Id, "actors", clause,
            s => s.Say($"{s.Names.Of(name)}由{s.Doers(step.Actors, true, name)}{stage.Zh}。", $"The {s.Names.Of(name)} is {stage.En} by {s.Doers(step.Actors, true, name)}."),
            Meaning.Of(step.Actors), step, same);
        ProcedureStatements.Alternatives(pen, procedure, step);
        foreach (var guard in step.Guards)
        {
            if (guard.Code == ReasonCode.NoQuorum)
            {
                pen.Add(StatementKind.Quorum, name, step.Id, "quorum", guard.Clause,
                    s => s.Say($"{s.ConditionOf(guard.Condition, name)},才能开会;{(guard.Norm == Norm.Constitutive ? "不足的,不得开会" : "不足的,记为违反")}。",
                        $"The {s.Names.Of(name)} opens when {s.ConditionOf(guard.Condition, name)}; {(guard.Norm == Norm.Constitutive ? "with fewer it cannot open" : "with fewer a breach is recorded")}."),
                    $"{guard.Norm} {Meaning.Of(guard.Condition)}", guard);
            }
            else if (guard.Condition is Condition.PresentOrExcused(var of) && guard.Norm == Norm.Regulative)
            {
                pen.Add(StatementKind.Guard, name, step.Id, step.Id, guard.Clause,
                    s => s.Say($"{s.Who(of, name)}不能出席{s.Names.Of(name)}的,应当请假;没有获准而缺席的,会议照开,记为违反。",
                        $"Whoever of {s.Who(of, name)} cannot come to the {s.Names.Of(name)} asks for leave; if one is absent without it, the meeting opens and a breach is recorded."),
                    $"{guard.Norm} {Meaning.Of(guard.Condition)}", guard);
            }
            else
            {
                ProcedureStatements.Guard(pen, procedure, step.Id, step.Id, guard, s => s.Say($"{s.Names.Of(name)}{Verb(step.Id, true)}", $"{Verb(step.Id, false)} the {s.Names.Of(name)}"));
            }
        }

        ProcedureStatements.Data(pen, procedure, step.Id, step.Data, s => s.Say($"{s.Names.Of(name)}{Verb(step.Id, true)}", $"{Verb(step.Id, false)} the {s.Names.Of(name)}"));
        foreach (var deadline in step.Deadlines)
        {
            ProcedureStatements.Deadline(pen, procedure, step.Id, deadline, null, s => s.Say($"{s.Names.Of(name)}{Verb(step.Id, true)}", $"{Verb(step.Id, false)} the {s.Names.Of(name)}"));
        }

        var next = step.Id switch { Words.CallStep => Words.OpenStep, Words.OpenStep => Words.CloseStep, _ => null };
        var usual = step.Outcomes is [{ Name: null, Transitions: [{ When: null } t] }] && (next is null ? t.Done : t.Targets is [var only] && only == next);
        if (!usual)
        {
            ProcedureStatements.Outcomes(pen, procedure, step);
        }
    }

    private static string Verb(string step, bool zh) => step switch
    {
        Words.CallStep => zh ? "召集" : "calling",
        Words.OpenStep => zh ? "开会" : "opening",
        _ => zh ? "结束" : "closing",
    };

    private static void Members(Pen pen, ProcedureModel procedure, MeetingModel meeting)
    {
        var present = procedure.Records.FirstOrDefault(r => r.Name == Words.Attend);
        Clause? Of(int index) => present is { } record && index < record.Actors.Length ? record.Actors[index].Clause : meeting.Clauses.FirstOrDefault();
        void Group(string slot, ImmutableArray<ActorReference> who, int from, string zh, string en)
        {
            if (who.Length > 0)
            {
                pen.Add(StatementKind.Members, meeting.Name, null, slot, Of(from),
                    s => s.Say($"{s.Names.Of(meeting.Name)}{zh}{s.List(who.Select(w => s.Who(w, meeting.Name)))}。", $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, en, s.Names.Of(meeting.Name))}: {s.List(who.Select(w => s.Who(w, meeting.Name)))}."),
                    Meaning.Sorted(who.Select(Meaning.Of)), meeting);
            }
        }

        Group("members", meeting.Members, 0, "的成员是", "Members of the {0}");
        Group("attendees", meeting.Attendees, meeting.Members.Length, "的列席人员是", "Attending the {0} without a vote");
        Group("invited", meeting.Invited, meeting.Members.Length + meeting.Attendees.Length, "根据需要邀请列席的是", "Invited to the {0} as needed");
    }

    private static void Adjournment(Pen pen, MeetingModel meeting)
    {
        if (meeting.Adjourn is { } adjourn)
        {
            pen.Add(StatementKind.Quorum, meeting.Name, null, "adjourn", adjourn.Clause,
                s => s.Say(
                    $"{s.Names.Of(meeting.Name)}不足法定人数的,可以延期,{s.Period(adjourn.Within)}内再次召开{(adjourn.Quorum is { } q ? $";再次召开时{s.ConditionOf(q, meeting.Name)}即可开会" : "")}。",
                    $"Without a quorum the {s.Names.Of(meeting.Name)} may be adjourned and is opened again within {s.Period(adjourn.Within)}{(adjourn.Quorum is { } p ? $", when it is enough that {s.ConditionOf(p, meeting.Name)}" : "")}."),
                $"{adjourn.Within} {Meaning.Of(adjourn.Quorum)}", adjourn);
        }
    }

    private static string Speaking(Speaker s, string name, SpeakingModel speaking)
    {
        var who = s.Either(speaking.Of.Select(of => s.Who(of, name)));
        var length = speaking.Minutes.IsEmpty ? "" : s.Say(
            $",依次不超过{string.Join("、", speaking.Minutes)}分钟,超过的{(speaking.Norm == Norm.Advisory ? "记为偏离" : "记为违反")}",
            $", for at most {string.Join(", then ", speaking.Minutes)} minutes; longer is recorded as a {(speaking.Norm == Norm.Advisory ? "departure" : "breach")}");
        var more = speaking.MoreTimeBy.IsEmpty ? "" : s.Say($",{s.Doers(speaking.MoreTimeBy, true, name)}准予加时的除外", $", unless {s.Doers(speaking.MoreTimeBy, true, name)} has granted more time");
        return s.Say($"{who}就同一议题发言不超过{speaking.Most}次{length}{more}。", $"{who} may speak on an item {(speaking.Most == 1 ? "once" : $"{speaking.Most} times")} at most{length}{more}.");
    }

    private static void Proxies(Pen pen, MeetingModel meeting)
    {
        if (meeting.Proxies is { } proxies)
        {
            pen.Add(StatementKind.Vote, meeting.Name, null, "proxies", proxies.Clause,
                s => s.Say(
                    $"不能到会的成员可以委托{s.Who(proxies.To, meeting.Name)}代为投票,每人至多受{proxies.Most}人委托{(proxies.Counted ? ",委托的人计入出席" : ",委托的人不计入出席")}。",
                    $"A member who cannot come may give a proxy to {s.Who(proxies.To, meeting.Name)}, each of whom holds at most {proxies.Most}; who gives one {(proxies.Counted ? "counts" : "does not count")} as present."),
                $"{Meaning.Of(proxies.To)} {proxies.Most} {proxies.Counted}", proxies);
        }
    }

    private static string MeaningOf(VoteModel vote) =>
        $"{Meaning.Sorted(vote.Types)} {string.Join(" and ", vote.Majorities.Select(m => $"{m.How} {m.Numerator}/{m.Denominator} {m.Base} {(m.Of is { } of ? Meaning.Of(of) : "")}{(m.ByWeight ? " weighed" : "")}"))} {vote.AbstentionsCounted} {vote.Secret} {(vote.Casting is { } casting ? Meaning.Of(casting) : "")}";

    private static string Vote(Speaker s, MeetingModel meeting, VoteModel vote)
    {
        var items = vote.Types.IsEmpty ? s.Say("其他议题", "other items") : s.Either(vote.Types.Select(t => s.Quoted(s.Names.Of(t))));
        if (meeting.Votes.Length == 1 && vote.Types.IsEmpty)
        {
            items = s.Say("议题", "items");
        }

        var majority = string.Join(s.Say(",并且", " and "), vote.Majorities.Select(m => Majority(s, meeting, m)));
        var abstentions = vote.AbstentionsCounted ? "" : s.Say("(弃权的不计入)", " (those who abstain are left out)");
        var ballot = vote.Secret ? s.Say("以无记名方式", "by secret ballot") : "";
        var tie = vote.Casting is { } casting ? s.Say($";赞成与反对同票的,由{s.Who(casting, meeting.Name)}决定", $"; with as many for as against, {s.Who(casting, meeting.Name)} decides") : "";
        return s.Say(
            $"{s.Names.Of(meeting.Name)}{ballot}表决{items}(「{vote.Name}」),{majority}{abstentions}的,通过;否则不通过{tie}。",
            $"The {s.Names.Of(meeting.Name)} votes on {items} (“{s.Names.Of(vote.Alias ?? vote.Name)}”){(ballot.Length > 0 ? " " + ballot : "")}: passed when {majority}{abstentions}, otherwise not{tie}.");
    }

    private static string Majority(Speaker s, MeetingModel meeting, MajorityModel m)
    {
        var weighed = m.ByWeight ? s.Say("(按票权计算)", " (by weight)") : "";
        return Plainly() + weighed;

        string Plainly() => m.Denominator == 0
            ? s.Say($"赞成{s.How(m.How)}{m.Numerator}票", $"{s.How(m.How)}{m.Numerator} vote for it")
            : m.Numerator == m.Denominator && m.How == Comparison.AtLeast
                ? s.Say($"{Base(s, meeting, m)}一致赞成", $"all of {Base(s, meeting, m)} vote for it")
                : s.Say($"赞成{s.How(m.How)}{Base(s, meeting, m)}的{s.Share(m.Numerator, m.Denominator)}", $"{s.How(m.How)}{s.Share(m.Numerator, m.Denominator)} of {Base(s, meeting, m)} vote for it");
    }

    private static string Base(Speaker s, MeetingModel meeting, MajorityModel majority) => majority.Base switch
    {
        VoteBase.MembersPresent => s.Say("在场成员", "the members present"),
        VoteBase.VotesCast => s.Say("所投票数", "the votes cast"),
        VoteBase.Persons => s.Who(majority.Of!, meeting.Name),
        _ => s.Say("全体成员", "all members"),
    };

    private static void Recusals(Pen pen, MeetingModel meeting, VoteModel vote)
    {
        foreach (var recusal in vote.Recusals)
        {
            pen.Add(StatementKind.Vote, meeting.Name, vote.Name, "recusal", recusal.Clause,
                s => s.Say(
                    $"表决「{vote.Name}」时,{s.ConditionOf(recusal.When, meeting.Name)}的成员应当回避,不得投票{(recusal.Counted ? ",但仍计入总数" : ",也不计入总数")}。",
                    $"At the vote “{s.Names.Of(vote.Alias ?? vote.Name)}”, a member may not vote when {s.ConditionOf(recusal.When, meeting.Name)}; he {(recusal.Counted ? "still counts" : "does not count")} among the members."),
                $"{Meaning.Of(recusal.When)} {recusal.Counted}", recusal);
        }
    }

    // Presence, ballots, closing of votes, adjournment and proxies are made of what was said already.
    private static bool IsMade(MeetingModel? meeting, string record) => meeting is not null
        && (record is Words.Attend or Words.Depart || (meeting.Votes.Length > 0 && record is Words.Vote or Words.CastBallot)
            || (meeting.Speaking.Length > 0 && record == Words.Speak) || (meeting.Adjourn is not null && record == Words.Adjourn) || (meeting.Proxies is not null && record == Words.GiveProxy));

    private static void Record(Pen pen, ProcedureModel procedure, MeetingModel? meeting, RecordModel record)
    {
        var name = procedure.Name;
        if (IsMade(meeting, record.Name))
        {
            ProcedureStatements.Record(pen, procedure, record, usual: true);
            return;
        }

        var said = record.Name switch
        {
            Words.AskLeave => ("不能出席的,{0}可以请假。", "{0} may ask for leave."),
            Words.GrantLeave => ("请假由{0}准许。", "leave is granted by {0}."),
            Words.ProposeItem => ("议题由{0}提出。", "items are proposed by {0}."),
            Words.SettleItem => ("议题由{0}确定。", "items are settled by {0}."),
            Words.SendPapers => ("会议材料由{0}在开会前送达。", "papers are sent before the opening by {0}."),
            Words.CallExtraordinary => ("临时召开由{0}决定。", "an extraordinary meeting is decided on by {0}."),
            Words.Decide when meeting is { Votes.Length: > 0 } => ("表决由{0}宣布结果。", "the result of a vote is declared by {0}."),
            Words.Decide => ("议题由{0}决定通过或不通过。", "items are passed or rejected by {0}."),
            _ => default((string Zh, string En)?),
        };
        if (said is not { } words)
        {
            ProcedureStatements.Record(pen, procedure, record);
            return;
        }

        var clause = record.Actors.Select(a => a.Clause).FirstOrDefault(c => c is not null) ?? record.AuthorityClause ?? record.Clause;
        pen.Add(StatementKind.Signatory, name, record.Name, "actors", clause,
            s => $"{s.Say(s.Names.Of(name) + ":", $"The {s.Names.Of(name)}: ")}{string.Format(System.Globalization.CultureInfo.InvariantCulture, s.Say(words.Zh, words.En), s.Doers(record.Actors, true, name))}",
            Meaning.Of(record.Actors), record);
        pen.Add(StatementKind.Record, name, record.Name, "record", record.Clause, s => s.Step(name, record.Name),
            $"{Meaning.Sorted(record.During)} {record.OncePerPerson} {record.Ends} {Meaning.Of(record.Value)} {string.Join(';', record.Outcomes.Select(o => o.Name + Meaning.Of(o.When)))}", record, true);
        foreach (var guard in record.Guards)
        {
            // What follows from how a meeting works: on the agenda, in time, present, the count right.
            var usual = guard.Code is ReasonCode.NotOnAgenda or ReasonCode.AlreadyActed or ReasonCode.TooLate or ReasonCode.NotPresent
                || (record.Name == Words.Decide && meeting is { Votes.Length: > 0 });
            if (guard.Condition is Condition.Some([Condition.Not(Condition.ValueIs(var whose)), .. var by]) && record.Name == Words.GrantLeave)
            {
                pen.Add(StatementKind.Guard, name, record.Name, record.Name, guard.Clause,
                    s => s.Say($"{s.Who(whose, name)}的假,由{s.Either(by.OfType<Condition.ActorIs>().Select(a => s.Who(a.Reference, name)))}准许。",
                        $"Leave of {s.Who(whose, name)} is granted by {s.Either(by.OfType<Condition.ActorIs>().Select(a => s.Who(a.Reference, name)))}."),
                    $"{guard.Norm} {Meaning.Of(guard.Condition)}", guard);
                continue;
            }

            ProcedureStatements.Guard(pen, procedure, record.Name, record.Name, guard, s => s.Step(name, record.Name), usual);
        }

        if (record.Name != Words.Decide || meeting is not { Votes.Length: > 0 })
        {
            ProcedureStatements.Data(pen, procedure, record.Name, record.Data, s => s.Step(name, record.Name));
        }
    }
}
