using System.Collections.Immutable;
using NodaTime;
using ProcLang.Runtime.Cases;
using ProcLang.Semantics.Symbols;
using ProcLang.Syntax.Diagnostics;
using ProcLang.Syntax.Text;
using ProcLang.Syntax.Tree;

namespace ProcLang.Semantics.Binding;

/// <summary>Binds when the rules are in force, what they repeal, what becomes of open cases, and to whom they apply.</summary>
internal sealed class ApplicabilityBinder(Scope scope, Anchoring anchoring, BoundRulebook rulebook)
{
    /// <summary>Binds a <see cref="NodeKind.InForce"/>; <paramref name="holder"/> has its anchors.</summary>
    internal void InForce(SyntaxNode holder, SyntaxNode inner)
    {
        var dates = inner.TokensOf(TokenKind.Date).Select(d => scope.Date(d)).ToImmutableArray();
        if (dates.Length == 0 || dates[0] is not { } from)
        {
            return;
        }

        var until = dates.Length > 1 ? dates[1] : null;
        if (until < from)
        {
            scope.Tell(NameDiagnostics.NeverInForce, inner, Text(until.Value), Text(from));
            return;
        }

        if (rulebook.InForce is { } other && (other.Rule.From != from || other.Rule.Until != until))
        {
            scope.Findings.Tell(new Diagnostic(NameDiagnostics.InForceTwice, inner.At(scope.Source), Text(from)).WithOther(other.At, "在这里", "here"));
            return;
        }

        // The head may say again what an article says; the article is what is cited.
        if (rulebook.InForce is null || holder.Anchors().Length > 0)
        {
            rulebook.InForce = (new InForce(from, until, anchoring.Clause(holder, ("施行", "entry into force"))), inner.At(scope.Source));
        }
    }

    /// <summary>Binds a <see cref="NodeKind.Repeal"/>.</summary>
    internal void Repeal(SyntaxNode holder, SyntaxNode inner)
    {
        foreach (var token in inner.TokensOf(TokenKind.String))
        {
            var text = token.Unquoted();
            var known = rulebook.Repeals.FindIndex(r => r.Text == text);
            if (known < 0)
            {
                rulebook.Repeals.Add(new Repeal(text, anchoring.Clause(holder, ("废止", "repeal"))));
            }
            else if (holder.Anchors().Length > 0)
            {
                rulebook.Repeals[known] = new Repeal(text, anchoring.Clause(holder, ("废止", "repeal")));
            }
        }
    }

    /// <summary>Binds a <see cref="NodeKind.Transition"/>.</summary>
    internal void Transition(SyntaxNode holder, SyntaxNode inner)
    {
        var types = ImmutableArray.CreateBuilder<string>();
        foreach (var name in inner.Nodes(NodeKind.Name))
        {
            switch (scope.Symbols.Find(name.NameText()))
            {
                case SubjectTypeSymbol type:
                    types.Add(type.Name);
                    break;
                case null:
                    scope.TellUnknown(name, name.NameText());
                    return;
                case { } other:
                    scope.Tell(NameDiagnostics.WrongKind, name, name.NameText(), other.KindName.Zh, "公文、事项或会议", other.KindName.En, "document type, matter or meeting");
                    return;
            }
        }

        var back = inner.Token(TokenKind.Date) is { } date ? scope.Date(date) : null;
        rulebook.Transitions.Add((new Transition(types.ToImmutable(), inner.Has(TokenKind.UnderNew), back, anchoring.Clause(holder, ("过渡", "transition"))), inner.At(scope.Source)));
    }

    /// <summary>Binds a <see cref="NodeKind.Applicability"/>.</summary>
    internal void Applicability(SyntaxNode holder, SyntaxNode inner)
    {
        var units = ImmutableArray.CreateBuilder<string>();
        foreach (var reference in inner.Nodes(NodeKind.Reference))
        {
            var name = reference.Node(NodeKind.Name);
            switch (scope.Symbols.Find(name?.NameText() ?? ""))
            {
                case UnitSymbol unit:
                    units.Add(unit.Name);
                    break;
                case GroupSymbol { Units: { Length: > 0 } members }:
                    units.AddRange(members);
                    break;
                case null when name is not null:
                    scope.TellUnknown(name, name.NameText());
                    break;
                case { } other:
                    scope.Tell(NameDiagnostics.WrongKind, reference, reference.ToString(), other.KindName.Zh, "部门或部门的组", other.KindName.En, "unit or a group of units");
                    break;
            }
        }

        if (units.Count > 0)
        {
            rulebook.Addressees.Add(new Addressees(units.ToImmutable(), anchoring.Clause(holder, ("适用对象", "to whom the rules apply"))));
        }
    }

    /// <summary>Once everything is bound: a transition needs a day in force that it leads to.</summary>
    internal static void Finish(BoundRulebook rulebook, Findings findings)
    {
        foreach (var (transition, at) in rulebook.Transitions)
        {
            if (rulebook.InForce is not { Rule.From: { } from } || transition.BackTo >= from)
            {
                findings.Tell(new Diagnostic(NameDiagnostics.NoTransition, at)
                    .WithFix("写明施行日期;溯及的日期要早于它", "say from when the rules are in force; the day they go back to is before it"));
            }
        }
    }

    private static string Text(LocalDate day) => day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
