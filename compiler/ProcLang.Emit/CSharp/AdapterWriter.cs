using ProcLang.Emit.Machine;
using static ProcLang.Emit.CSharp.TypesWriter;

namespace ProcLang.Emit.CSharp;

/// <summary>Writes the way in for hosts that know only <c>IProcedure</c>: conversions, and nothing decided.</summary>
internal sealed class AdapterWriter(CodeWriter code, ProcedureMachine machine)
{
    public void Write()
    {
        code.Doc("The reasons of a refusal, with who may instead and what is waited for.");
        code.Block("public static Refusal Explain(in State state, in Act act, in Context on, ulong refused)", () =>
        {
            code.Line("var request = new ActRequest(Word(act.Kind), act.By, act.Outcome <= Outcome.None ? null : Table.Outcomes[(int)act.Outcome], act.Value, act.Supplied ?? FactSet.Empty);");
            code.Line("return Explanation.Of((int)act.Kind - 1, request, refused, SceneOf(state, state.Facts.With(act.Supplied), act, on));");
        }).Line();
        code.Line("private static string Word(ActKind kind) => kind == ActKind.Unknown ? \"\" : Table.Acts[(int)kind - 1].Words[0];").Line();
        code.Line("private static Scene SceneOf(in State state, Facts facts, in Act act, in Context on) =>");
        code.Inside(() => code.Line("new(Table, state, facts.All, on, act.By.Name is null ? null : act.By, act.Value);")).Line();
        code.Doc("The procedure for hosts that know it by name only.").Line("public static IProcedure Procedure { get; } = new Machine();").Line();
        code.Block("private sealed class Machine() : MachineProcedure(Table)", Body);
    }

    private void Body()
    {
        code.Line("protected override IMachineState Unopened => default(State);").Line();
        code.Block("protected override Decision<Happening>? Begin(FactSet facts, in Context on)", () =>
        {
            code.Line($"if ({machine.Identifier}.Open(facts, on) is not {{ }} ruled) return null;");
            code.Line("return ruled.IsAccepted ? Decision<Happening>.Accept(Neutral(ruled.Event)) : Decision<Happening>.Refuse(ruled.Refused);");
        }).Line();
        code.Block("protected override Decision<Happening> Rule(object state, int act, Person by, int outcome, string? value, FactSet facts, in Context on)", () =>
        {
            code.Line($"var ruled = {machine.Identifier}.Decide((State)state, new Act((ActKind)(act + 1), by, (Outcome)outcome, value, facts), on);");
            code.Line("return ruled.IsAccepted ? Decision<Happening>.Accept(Neutral(ruled.Event)) : Decision<Happening>.Refuse(ruled.Refused);");
        }).Line();
        code.Block("protected override object Apply(object state, in Happening happening) => " + machine.Identifier + ".Evolve((State)state, new Event(CaseEventKind.Acted)", () =>
        {
            code.Line("Kind = happening.Kind, Act = (ActKind)(happening.Act + 1), Step = happening.Step < 0 ? null : (Step)happening.Step, Outcome = (Outcome)happening.Outcome,");
            code.Line("Completed = happening.Completed, Ended = happening.Ended, By = happening.By ?? default, At = Moment.Of(happening.At), Entered = happening.Entered, Left = happening.Left,");
            code.Line("Value = happening.Value, Supplied = happening.Supplied," + Copied("Deeds", "happening") + Copied("Overdue", "happening"));
        }, ");").Line();
        code.Block("protected override bool Complete(object state, int step, int outcome, in Context on, ref Move move, bool done)", () =>
        {
            code.Line(machine.Deeds.IsEmpty ? "var after = (State)state;" : "var after = done ? Done((State)state, (Step)step, (Outcome)outcome, default, on.Moment) : (State)state;");
            code.Line("var followed = Follow(ref move, (Step)step, (Outcome)outcome, after, after.Facts, default, on);");
            if (machine.Settles) code.Line("if (followed) Settle(ref move, after, after.Facts, default, on);");
            code.Line("return followed;");
        }).Line();
        code.Block("private static Happening Neutral(in Event e) => new()", () =>
        {
            code.Line("Kind = e.Kind, Act = (int)e.Act - 1, Step = e.Step is { } step ? (int)step : -1, Outcome = (int)e.Outcome, Completed = e.Completed, Ended = e.Ended,");
            code.Line("By = e.By.Name is null ? null : e.By, At = e.At, Entered = e.Entered, Left = e.Left, Value = e.Value, Supplied = e.Supplied,"
                + Copied("Breaches", "e") + Copied("Departures", "e") + Copied("Exempt", "e"));
        }, ";");
    }

    private string Copied(string member, string from) => EventMembers(machine).Any(m => m.Name == member) ? $" {member} = {from}.{member}," : "";
}
