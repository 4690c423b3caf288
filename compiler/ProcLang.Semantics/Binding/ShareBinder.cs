using ProcLang.Semantics.Model;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds shares: half of, two thirds of, a number of some persons.</summary>
internal sealed class ShareBinder(Scope scope)
{
    /// <summary>Numerator and denominator of a <see cref="NodeKind.Share"/>; denominator 0: a number of persons. Null, with a finding, when
    /// it is no usable number.</summary>
    internal (int Numerator, int Denominator)? Amount(SyntaxNode share)
    {
        if (share.Token(TokenKind.Fraction) is { } fraction)
        {
            if (ChineseNumerals.TryParseFraction(fraction.Text, out var n, out var d) && d > 0 && n <= d)
            {
                return ((int)n, (int)d);
            }

            scope.Findings.Tell(new Diagnostic(NameDiagnostics.BadNumber, fraction.At(scope.Source), fraction.Text).WithFix(
                "份额大于 0、不大于 1,如 2/3、三分之二、60%", "a share is more than 0 and at most 1: 2/3, 60%"));
            return null;
        }

        return share.Node(NodeKind.Number) is { } number ? (scope.WholeNumber(number, 1, 100_000), 0) : (1, 2);
    }

    /// <summary>What a majority is a share of; members without more are all members.</summary>
    internal static VoteBase BaseOf(SyntaxNode? shareBase) =>
        shareBase is null || shareBase.Has(TokenKind.AllMembers) ? VoteBase.AllMembers
        : shareBase.Has(TokenKind.MembersPresent) ? VoteBase.MembersPresent
        : shareBase.Has(TokenKind.VotesCast) ? VoteBase.VotesCast
        : shareBase.Node(NodeKind.Reference) is { } reference && Words.IsMembers(reference.ToString()) ? VoteBase.AllMembers
        : VoteBase.Persons;

    /// <summary>The persons a share is of; where it names a base of votes, all members. Null, with a finding, when it names nobody.</summary>
    internal ActorReference? Persons(SyntaxNode? shareBase)
    {
        if (shareBase is not null && (shareBase.Has(TokenKind.MembersPresent) || shareBase.Has(TokenKind.VotesCast)))
        {
            scope.Tell(NameDiagnostics.WrongKind, shareBase, shareBase.ToString(), "表决的基数", "成员、职务、组或人员", "base of a vote", "group of persons");
            return null;
        }

        return shareBase?.Node(NodeKind.Reference) is { } reference ? new ReferenceBinder(scope).Bind(reference) : new ActorReference.MembersOf(null);
    }
}
