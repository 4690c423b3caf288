using System.Collections.Immutable;
using ProcLang.Runtime.Citations;
using ProcLang.Semantics.Binding;
using ProcLang.Semantics.Model;
using ProcLang.Syntax.Literate;
using ProcLang.Syntax.Text;

namespace ProcLang.Review.Voice;

/// <summary>A sentence of the official text, and what the machine understood of it. <paramref name="Nothing"/>: why nothing is executed.</summary>
public sealed record ReadSentence(string Text, ImmutableArray<Statement> Statements, Phrase? Nothing);

/// <summary>An article beside what the machine understood. <paramref name="Others"/> quote no sentence of it.</summary>
public sealed record ReadArticle(string Label, string Title, string File, ImmutableArray<ReadSentence> Sentences, ImmutableArray<Statement> Others)
{
    /// <summary>第四十六条 会议纪要; Article 46 会议纪要.</summary>
    public Phrase Heading => new(
        new Citation("", Label, null, null, "", File, 1).Display(Language.Chinese) + (Title.Length > 0 ? " " + Title : ""),
        new Citation("", Label, null, null, "", File, 1).Display(Language.English) + (Title.Length > 0 ? " " + Title : ""));
}

/// <summary>A row of a signing table: in which case, who does what, and where it is said.</summary>
public sealed record SigningRow(Phrase When, Phrase Plan, Clause Clause);

/// <summary>Who signs a kind of document, as a table.</summary>
public sealed record SigningTable(string Procedure, Phrase Name, ImmutableArray<SigningRow> Rows);

/// <summary>A row of the table of deadlines.</summary>
public sealed record DeadlineRow(Phrase Procedure, Phrase Step, Phrase Who, Phrase Within, Phrase Overdue, Clause Clause);

/// <summary>A whole rulebook said back: article by article, with the tables of who signs and of what is due when.</summary>
public sealed record Reading(
    Phrase Name, ImmutableArray<Statement> General, ImmutableArray<ReadArticle> Articles, ImmutableArray<SigningTable> Signings, ImmutableArray<DeadlineRow> Deadlines)
{
    /// <summary>Reads a compiled rulebook that has a meaning.</summary>
    public static Reading Of(Compilation compilation)
    {
        var model = compilation.Model ?? throw new InvalidOperationException("A rulebook with errors has no meaning to say.");
        var statements = Statements.Of(model).Where(s => !s.IsUsual).ToImmutableArray();
        var placed = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        var articles = ImmutableArray.CreateBuilder<ReadArticle>();
        foreach (var article in compilation.Files.SelectMany(f => f.Document.Articles))
        {
            articles.Add(Article(article, statements, compilation, model, placed));
        }

        var pen = new Pen(model);
        return new Reading(
            pen.Say(s => s.Names.Of(model.Name)), Vocabulary(pen, statements.Where(s => !placed.Contains(s))), articles.ToImmutable(), Signing(pen), Due(pen));
    }

    /// <summary>Units and offices in one line each, the rest as it is.</summary>
    private static ImmutableArray<Statement> Vocabulary(Pen pen, IEnumerable<Statement> statements)
    {
        var others = statements.Where(s => s.Slot is not ("unit" or "office" or "relation")).ToList();
        var model = pen.Model;
        var lines = new Pen(model);
        void Line(string slot, Func<Speaker, string> say) => lines.Add(StatementKind.Organisation, null, null, slot, null, say, "");
        foreach (var units in model.Units.GroupBy(u => u.IsBody))
        {
            Line("unit", s => s.Say($"{(units.Key ? "机关" : "部门")}:{s.List(units.Select(u => u.Name))}。", $"{(units.Key ? "Bodies" : "Units")}: {s.List(units.Select(u => s.Names.Of(u.Name)))}."));
        }

        foreach (var offices in model.Offices.GroupBy(o => (o.PlacedIn, o.PerUnit)))
        {
            Line("office", s => s.Say(
                $"{(offices.Key.PerUnit ? "各部门的" : offices.Key.PlacedIn is { } unit ? unit + "的" : "")}职务:{s.List(offices.Select(o => o.Name))}。",
                $"Offices{(offices.Key.PerUnit ? " of each unit" : offices.Key.PlacedIn is { } of ? " of the " + s.Names.Of(of) : "")}: {s.List(offices.Select(o => s.Names.Of(o.Name)))}."));
        }

        if (model.Relations.Length > 0)
        {
            Line("relation", s => s.Say(
                $"每个部门的{s.List(model.Relations.Select(r => $"「{r.Name}」"))}是谁,由花名册回答。",
                $"Who is the {s.List(model.Relations.Select(r => s.Names.Of(r.Name)))} of a unit is answered by the roster."));
        }

        return [.. others.Where(s => s.Kind == StatementKind.Calendar), .. lines.Statements, .. others.Where(s => s.Kind != StatementKind.Calendar)];
    }

    private static ReadArticle Article(
        Article article, ImmutableArray<Statement> statements, Compilation compilation, RulebookModel model, HashSet<Statement> placed)
    {
        var file = article.Heading.Source.Path;
        var here = statements.Where(s => s.Clause?.Citation is { } at && at.Article == article.Label && at.File == file && at.Article.Length > 0).ToList();
        var bySentence = article.Sentences.ToDictionary(s => s, _ => new List<Statement>(), (IEqualityComparer<Sentence>)ReferenceEqualityComparer.Instance);
        var others = ImmutableArray.CreateBuilder<Statement>();
        foreach (var statement in here)
        {
            placed.Add(statement);
            if (SentenceOf(article, statement.Clause!.Citation) is { } sentence)
            {
                bySentence[sentence].Add(statement);
            }
            else
            {
                others.Add(statement);
            }
        }

        var several = here.Where(NeedsProcedure).Select(s => s.Procedure).Distinct().Count() > 1;
        return new ReadArticle(article.Label, article.Title, file, [.. article.Sentences.Select(s => new ReadSentence(
                s.Text, Together(bySentence[s], several, model), bySentence[s].Count > 0 ? null : Nothing(s, compilation, model)))],
            Together(others, several, model));
    }

    // Sentences of a meeting and of a beginning name their procedure themselves.
    private static bool NeedsProcedure(Statement s) => s.Procedure is not null && s.Step is not null
        && !s.Text.Zh.Contains($"「{s.Procedure}」", StringComparison.Ordinal) && !s.Text.Zh.StartsWith(s.Procedure, StringComparison.Ordinal)
        && s.Kind is not (StatementKind.Plan or StatementKind.Limit or StatementKind.Vote or StatementKind.Members);

    /// <summary>What is said alike of several procedures is said once; where an article speaks of several, each statement names its own.</summary>
    private static ImmutableArray<Statement> Together(IEnumerable<Statement> statements, bool several, RulebookModel model)
    {
        var pen = new Pen(model);
        var together = ImmutableArray.CreateBuilder<Statement>();
        foreach (var alike in statements.GroupBy(s => (s.Text, Named: NeedsProcedure(s))))
        {
            var first = alike.First();
            together.Add(alike.Key.Named && several
                ? first with
                {
                    Text = pen.Say(s => s.Say(
                        $"{string.Concat(alike.Select(a => $"【{a.Procedure}】").Distinct())}{first.Text.Zh}",
                        $"[{string.Join(", ", alike.Select(a => s.Names.Of(a.Procedure!)).Distinct())}] {first.Text.En}")),
                }
                : first);
        }

        return together.ToImmutable();
    }

    private static Sentence? SentenceOf(Article article, Citation at)
    {
        if (at.Quote.Length == 0)
        {
            return null;
        }

        // An elided quotation begins where its first words stand.
        var words = FoldedText.Fold(at.Quote.Split(["……", "..."], StringSplitOptions.None)[0]);
        Sentence? nearest = null;
        foreach (var sentence in article.Sentences)
        {
            // An article of one paragraph is cited without it.
            var right = sentence.Passage.Paragraph == (at.Paragraph ?? 1) && sentence.Passage.Item == (at.Item ?? 0);
            if (!right)
            {
                continue;
            }

            nearest ??= sentence;
            if (FoldedText.Fold(sentence.Text).Contains(words, StringComparison.Ordinal))
            {
                return sentence;
            }
        }

        // A quotation over several sentences stands at the one it begins in.
        foreach (var sentence in article.Sentences)
        {
            var text = FoldedText.Fold(sentence.Text);
            if (text.Length > 0 && words.StartsWith(text, StringComparison.Ordinal))
            {
                return sentence;
            }
        }

        return nearest;
    }

    private static Phrase? Nothing(Sentence sentence, Compilation compilation, RulebookModel model)
    {
        if (compilation.ExecutableSentences.Contains(sentence))
        {
            return new Phrase("这一句由上下文的条款一并执行。", "Executed together with the clauses around it.");
        }

        if (!compilation.DeclaratorySentences.Contains(sentence))
        {
            return new Phrase("机器没有理解这一句。", "The machine understood nothing of this sentence.");
        }

        var kind = model.Declaratory.FirstOrDefault(d => d.Article == sentence.Article.Label
            && (d.WholeArticle || d.Paragraphs.Contains(sentence.Passage.Paragraph)
                || d.Passages.Any(p => FoldedText.Fold(sentence.Text).Contains(FoldedText.Fold(p.Quote), StringComparison.Ordinal))))?.Kind;
        return kind switch
        {
            "原则" => new Phrase("宣示原则,没有可执行的程序。", "States a principle; nothing is executed."),
            "定义" => new Phrase("只作定义,没有可执行的程序。", "Defines; nothing is executed."),
            "政务" => new Phrase("属于政务工作,没有可执行的程序。", "A matter of policy; nothing is executed."),
            "引用" => new Phrase("由别处的规定执行。", "Executed by rules elsewhere."),
            "裁量" => new Phrase("留给有关人员裁量。", "Left to discretion."),
            "元" => new Phrase("说的是本规则自身。", "Speaks of the rules themselves."),
            _ => new Phrase("没有可执行的程序。", "Nothing is executed."),
        };
    }

    private static ImmutableArray<SigningTable> Signing(Pen pen)
    {
        var tables = ImmutableArray.CreateBuilder<SigningTable>();
        foreach (var table in pen.Model.Signings)
        {
            var rows = table.Rules.Select(r => new SigningRow(
                pen.Say(s => r.IsOtherwise
                    ? s.Say("其他情形", "all other cases")
                    : (r.When is null or Condition.True ? s.Say("一律", "always") : s.ConditionOf(r.When, table.Procedure))
                        + string.Concat(table.Rules.Where(x => !x.Optional && x.Excepts.Contains(r.Name)).Select(x => s.Say($"(「{x.Name}」除外)", $" (unless “{s.Names.Of(x.Name)}”)")))),
                pen.Say(s => SigningStatements.Plan(s, r.Plan, table.Procedure, r.Optional)), r.Clause));
            tables.Add(new SigningTable(table.Procedure, pen.Say(s => s.Names.Of(table.Procedure)), [.. rows]));
        }

        return tables.ToImmutable();
    }

    private static ImmutableArray<DeadlineRow> Due(Pen pen)
    {
        var rows = ImmutableArray.CreateBuilder<DeadlineRow>();
        foreach (var procedure in pen.Model.Procedures)
        {
            void Rows(string step, ImmutableArray<DeadlineModel> deadlines, ImmutableArray<ActorModel> actors, bool any, string? first)
            {
                foreach (var deadline in deadlines)
                {
                    rows.Add(new DeadlineRow(
                        pen.Say(s => s.Names.Of(procedure.Name)), pen.Say(s => s.Names.In(procedure.Name, step)), pen.Say(s => s.Doers(actors, any, procedure.Name)),
                        pen.Say(s => ProcedureStatements.Within(s, procedure.Name, deadline)), pen.Say(s => ProcedureStatements.Overdue(s, procedure.Name, deadline, first)), deadline.Clause));
                }
            }

            foreach (var step in procedure.Steps)
            {
                Rows(step.Id, step.Deadlines, step.Actors, step.AnyActor, step.Outcomes.FirstOrDefault()?.Name);
            }

            foreach (var record in procedure.Records)
            {
                Rows(record.Name, record.Deadlines, record.Actors, true, null);
            }
        }

        return rows.ToImmutable();
    }
}
