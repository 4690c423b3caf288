using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says back who is elected: by approval or in rounds, what votes weigh, and how ties are decided.</summary>
internal static class ElectionStatements
{
    internal static string Elects(Speaker s, ProcedureModel procedure, RecordModel record, ElectsModel elects)
    {
        var (name, t) = (procedure.Name, elects.Tally);
        if (elects.Leaves)
        {
            return t.Ranked is null
                ? s.Say($"{s.Step(name, record.Name)}后,由得票次多的候选人递补。", $"After {s.Step(name, record.Name)}, the seat goes to the candidate next in votes.")
                : s.Say($"{s.Step(name, record.Name)}后,除去出缺的人重新计票,其余当选人不变,由当选的候选人递补。",
                    $"After {s.Step(name, record.Name)}, ballots are counted anew without the one who left; the others keep their seats, and who is elected then takes the open one.");
        }

        var weights = elects.Weights is { } weighed ? s.Say($"票权: {s.Weights(weighed, name)},其余每人一票。", $" Votes: {s.Weights(weighed, name)}; everybody else has one.") : "";
        return (t.Ranked is null ? Approved(s, procedure, record, elects) : Ranked(s, procedure, record, elects, t.Ranked)) + weights;
    }

    private static string Approved(Speaker s, ProcedureModel procedure, RecordModel record, ElectsModel elects)
    {
        var (name, t) = (procedure.Name, elects.Tally);
        var needs = t.Numerator == 0 ? "" : s.Say($"、得票{Share(s, name, elects)}", $", each with {Share(s, name, elects)},");
        var tie = procedure.Records.Any(r => r.Name == t.Lots)
            ? s.Say("最后的名额同票的,抽签决定", "a tie for the last seats is decided by lot") : s.Say("最后的名额同票的,空缺", "a tie for the last seats leaves them open");
        return s.Say($"{s.Step(name, record.Name)}时,得票最多{needs}的{t.Seats}人当选;{tie}。", $"At {s.Step(name, record.Name)}, the {t.Seats} with the most votes{needs} are elected; {tie}.");
    }

    private static string Ranked(Speaker s, ProcedureModel procedure, RecordModel record, ElectsModel elects, RankedTally ranked)
    {
        var name = procedure.Name;
        var share = Share(s, name, elects);
        var earlier = ranked.EarlierRound ? s.Say("前面各轮得票少者淘汰,仍相同的", "who had fewer in an earlier round is out; if they never differed, ") : "";
        var last = ranked.LotsOut is null ? s.Say("一并淘汰", "all of them are out") : s.Say("抽签淘汰", "a lot decides who is out");
        return s.Say(
            $"{s.Step(name, record.Name)}时,选票按排序逐轮计算:得票{share}的当选;没有人达到的,得票最少者淘汰,其选票转给下一位在列的候选人,没有下一位的不再计算;末位同票的,{earlier}{last}。共选{elects.Tally.Seats}人,逐席计算。",
            $"At {s.Step(name, record.Name)}, ranked ballots are counted in rounds: who has {share} is elected; if nobody has, who has the fewest votes is out, and his ballots go to the next candidate on them who is still in, or count no more. Of several with the fewest, {earlier}{last}. {elects.Tally.Seats} are elected, one seat after another.");
    }

    private static string Share(Speaker s, string name, ElectsModel elects)
    {
        var t = elects.Tally;
        var how = t.Exclusive ? Comparison.MoreThan : Comparison.AtLeast;
        var who = s.Who(elects.Electors is ActorReference.Where(var of, Condition.True) ? of : elects.Electors, name);
        var whole = !t.OfCast ? who : t.Ranked is null ? s.Say("所投票数", "the votes cast") : s.Say("当轮有效票数", "the votes that still count in the round");
        return t.Denominator == 0 ? s.Say($"{s.How(how)}{t.Numerator}票", $"{s.How(how)}{t.Numerator} votes")
            : s.Say($"{s.How(how)}{whole}的{s.Share(t.Numerator, t.Denominator)}", $"the votes of {s.How(how)}{s.Share(t.Numerator, t.Denominator)} of {whole}");
    }
}
