using ProcLang.Emit.Machine;
using ProcLang.Semantics.Model;
using static ProcLang.Emit.CSharp.TypesWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes where each outcome of each step leads, and how steps that nobody has to do complete by themselves.</summary>
internal sealed class FollowWriter(CodeWriter code, ProcedureMachine machine, ConditionWriter conditions)
{
    private const string Parameters = "in State state, Facts facts, in Act act, in Context on";

    public void Write()
    {
        foreach (var s in machine.Steps) Step(s);
        Dispatch();
        if (machine.Settles) Settle();
        if (machine.Deeds.Length > 0) Deeds();
    }

    /// <summary>The statement that follows a transition without leaving anything: an entry.</summary>
    public string Enter(TransitionModel t) => t.Done ? "move.End();" : $"move.Go(0, {Set(Targets(t))});";

    private void Step(MachineStep s)
    {
        conditions.NewScope();
        code.Doc($"Where {s.Model.Id} leads; false when no rule says.");
        if (s.Model.Outcomes.Sum(o => o.Transitions.Length) <= 2) code.Line("[MethodImpl(MethodImplOptions.AggressiveInlining)]");
        code.Block($"private static bool Follow{s.Identifier}(ref Move move, Outcome outcome, {Parameters})", () =>
        {
            var outcomes = s.Model.Outcomes;
            foreach (var o in outcomes)
            {
                if (outcomes.Length == 1) Transitions(s, o);
                else code.Block($"if (outcome == Outcome.{(o.Name is null ? "None" : machine.Outcomes.First(x => x.Name == o.Name).Identifier)})", () => Transitions(s, o));
            }

            if (outcomes.Length > 1 || !Ends(outcomes[0])) code.Line("return false;");
        }).Line();
    }

    private static bool Ends(OutcomeModel o) => o.Transitions.Any(t => t.When is null or Condition.True);

    private void Transitions(MachineStep s, OutcomeModel o)
    {
        foreach (var t in o.Transitions)
        {
            if (t.When is null or Condition.True)
            {
                code.ByClause(t.Clause, Leave(s, t) + Says(t));
                code.Line("return true;");
                return;
            }

            code.ByClause(t.Clause, $"if ({conditions.Holds(t.When)})");
            code.Braces(() => code.Line(Leave(s, t) + Says(t)).Line("return true;"));
        }

        if (s.Model.Outcomes.Length > 1) code.Line("return false;");
    }

    /// <summary>The targets in words.</summary>
    private static string Says(TransitionModel t) => t.Join || t.Done || t.Targets.IsEmpty ? "" : " // → " + string.Join(", ", t.Targets.Select(CodeWriter.OneLine));

    private string Leave(MachineStep s, TransitionModel t)
    {
        var own = 1ul << s.Index;
        if (s.Parallel is not { } parallel || t.Done) return t.Done ? "move.End();" : $"move.Go({Bit(s.Index)}, {Set(Targets(t))});";
        var branches = Bits(parallel.Steps);
        if (!t.Join) return $"move.Go({Set(t.Targets.Any(parallel.Steps.Contains) ? own : own | branches)}, {Set(Targets(t))});";
        return $"if (move.Join({Bit(s.Index)}, {Set(branches)}, {N(parallel.Needed == 0 ? parallel.Steps.Length : parallel.Needed)})) {Enter(parallel.Then)}";
    }

    private ulong Targets(TransitionModel t) => t.Targets.Aggregate(0ul, (b, name) =>
        b | (machine.Model.Parallels.FirstOrDefault(p => p.Id == name) is { } parallel ? Bits(parallel.Steps) : Bits([name])));

    private ulong Bits(IEnumerable<string> steps) => steps.Aggregate(0ul, (b, id) => machine.Steps.FirstOrDefault(s => s.Model.Id == id) is { } s ? b | 1ul << s.Index : b);

    private void Dispatch()
    {
        code.Block($"private static bool Follow(ref Move move, Step step, Outcome outcome, {Parameters}) => step switch", () =>
        {
            foreach (var s in machine.Steps) code.Line($"Step.{s.Identifier} => Follow{s.Identifier}(ref move, outcome, state, facts, act, on),");
            code.Line("_ => false,");
        }, ";").Line();
    }

    private void Settle()
    {
        conditions.NewScope();
        code.Doc("Steps that nobody has to do, or whose event has happened, complete as soon as they are entered; each once, so that a circle of them ends.");
        code.Block($"private static void Settle(ref Move move, {Parameters})", () =>
        {
            code.Line("ulong settled = 0;");
            code.Block("while (true)", () =>
            {
                foreach (var s in machine.Steps.Where(s => MachineFromModel.CompletesAlone(s.Model)))
                {
                    var test = s.Model.Awaits is { } awaited
                        ? conditions.Holds(new Condition.Happened(awaited))
                        : string.Join(" || ", [
                            .. s.Model.WaivedBy.Select(w => conditions.Holds(new Condition.Recorded(null, w.Record, null))),
                            .. s.Model.WaivedBy.IsEmpty || MachineFromModel.MayBeNobody(s.Model) ? [$"StepAuthority.NobodyHasTo(Table.Steps[{N(s.Index)}], SceneOf(state, facts, act, on))"] : Array.Empty<string>(),
                        ]);
                    code.ByClause(s.Model.Clause, $"if (move.MaySettle({Bit(s.Index)}, settled) && ({test}))");
                    code.Braces(() =>
                    {
                        code.Line($"settled |= {Bit(s.Index)};");
                        var first = s.Model.Outcomes[0].Name is { } name ? machine.Outcomes.First(o => o.Name == name).Identifier : "None";
                        code.Line($"Follow{s.Identifier}(ref move, Outcome.{first}, state, facts, act, on);");
                        code.Line("continue;");
                    });
                }

                code.Line("return;");
            });
        }).Line();
    }

    private void Deeds()
    {
        code.Doc("Which remembered events the completion of a step is.");
        code.Block("private static ulong DeedsOf(Step step, Outcome outcome) => step switch", () =>
        {
            foreach (var s in machine.Steps)
            {
                var bits = machine.Deeds.Select((d, i) => (d, i)).Where(x => x.d.Step == s.Model.Id && (x.d.Outcome is null || machine.Outcomes.Any(o => o.Name == x.d.Outcome)))
                    .Select(x => x.d.Outcome is null ? Bit(x.i) : $"(outcome == Outcome.{machine.Outcomes.First(o => o.Name == x.d.Outcome).Identifier} ? {Bit(x.i)} : 0)").ToList();
                if (bits.Count > 0) code.Line($"Step.{s.Identifier} => {string.Join(" | ", bits.Select(b => b.StartsWith('(') ? b : $"({b})"))},");
            }

            code.Line("_ => 0,");
        }, ";").Line();
        code.Doc("The state in which a step has just been completed: where it leads is read on it.");
        code.Block("private static State Done(in State state, Step step, Outcome outcome, Person by, Moment at)", () =>
        {
            code.Line("var deeds = DeedsOf(step, outcome);");
            code.Block("return deeds == 0 ? state : state with", () =>
            {
                for (var i = 0; i < machine.Deeds.Length; i++)
                {
                    var (deed, done) = (machine.Deeds[i].Identifier, $"(deeds & {Bit(i)}) != 0");
                    code.Line($"{deed}_Done = {done} | state.{deed}_Done, {deed}_By = {done} ? by : state.{deed}_By, {deed}_At = {done} ? at : state.{deed}_At,");
                    if (machine.Deeds[i].Counted) code.Line($"{deed}_Times = state.{deed}_Times + ({done} ? 1 : 0),");
                }

            }, ";");
        }).Line();
    }
}
