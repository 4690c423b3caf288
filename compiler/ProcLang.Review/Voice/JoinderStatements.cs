using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Model;

namespace ProcLang.Review.Voice;

/// <summary>Says back what merging and splitting do to the cases.</summary>
internal static class JoinderStatements
{
    internal static string Joins(Speaker s, string procedure, RecordModel record, Joinder joinder)
    {
        var act = s.Step(procedure, record.Name);
        if (joinder.Kind == JoinderKind.Merges)
        {
            var carried = joinder.All
                ? s.Say(",其全部记录在本案同样有效", "; all of its records count in this case too")
                : joinder.Carried.IsEmpty
                    ? s.Say(",其记录不带入本案", "; none of its records count in this case")
                    : s.Say($",其{s.List(joinder.Carried.Select(c => s.Step(procedure, c)))}在本案同样有效", $"; its {s.List(joinder.Carried.Select(c => s.Step(procedure, c)))} count in this case too");
            return s.Say(
                $"{act}后,所指的案件并入本案,到此为止,其期限不再计算;本案尚不知道的事实由它补足{carried}。",
                $"After {act}, the case named is merged into this one and ends with its due dates; what was known of it alone is known here{carried}.");
        }

        return joinder.Kind == JoinderKind.SplitsKeeping
            ? s.Say($"{act}后,以所写名称另成一案,沿用本案至此的经过和期限;所填事实归新案。", $"After {act}, there is a case of the name stated, with everything done and every due date so far; the facts stated are the new case's.")
            : s.Say($"{act}后,以所写名称另成一案,从头办理;所填事实归新案。", $"After {act}, there is a case of the name stated, which begins from the start; the facts stated are the new case's.");
    }
}
