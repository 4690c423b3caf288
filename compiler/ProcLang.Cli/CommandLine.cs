using System.CommandLine;
using System.Globalization;
using ProcLang.Cli.Commands;
using ProcLang.Cli.Hosting;
using ProcLang.Runtime.Citations;

namespace ProcLang.Cli;

/// <summary>The command <c>proclang</c>: what it offers, in Chinese and English. Exit codes: 0 fine, 1 findings, 2 wrong use.</summary>
public static class CommandLine
{
    /// <summary>Runs the command on two writers.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool colour) =>
        Run(args, output, error, colour, TextReader.Null);

    /// <summary>Runs the command; <paramref name="input"/> is what <c>run</c> reads when it is not at a terminal.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, bool colour, TextReader input)
    {
        var language = Terminal.LanguageOf(args);
        var culture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Culture(language);
            var terminal = new Terminal(output, error, language, colour);
            if (args.Length == 0)
            {
                // Nothing asked: the help says what can be.
                Root(terminal, input).Parse(["--help"]).Invoke(new InvocationConfiguration { Output = error, Error = error });
                return Loading.WrongUse;
            }

            var result = Root(terminal, input).Parse(args);
            if (result.Errors.Count > 0)
            {
                foreach (var wrong in result.Errors)
                {
                    error.WriteLine(terminal.Say("用法不对: ", "wrong use: ") + wrong.Message);
                }

                error.WriteLine(terminal.Say("用法见 proclang --help", "see proclang --help"));
                return Loading.WrongUse;
            }

            return result.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // No trace ever reaches a user; what it says is enough to report it.
            var zh = language == Language.Chinese;
            error.WriteLine(zh
                ? $"错误 PL9001: 编译器内部出错({e.GetType().Name}: {e.Message})。这是编译器的缺陷,请连同输入文件一起报告。"
                : $"error PL9001: the compiler failed ({e.GetType().Name}: {e.Message}). This is a defect of the compiler; please report it with the input.");
            if (Environment.GetEnvironmentVariable("PROCLANG_TRACE") is not null)
            {
                error.WriteLine(e);
            }

            return Loading.Findings;
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }
    }

    /// <summary>The culture in which the command-line library speaks; a system without cultures speaks English there.</summary>
    private static CultureInfo Culture(Language language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language == Language.Chinese ? "zh-Hans" : "en");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }

    private static RootCommand Root(Terminal t, TextReader input)
    {
        var root = new RootCommand(t.Say(
            "ProcLang:把政府程序规则编译成状态机。规则原文留在文件里,条款写在条文下面;规则不许的,机器拒绝,并说出是哪一条。",
            "ProcLang compiles government procedures into state machines. The rules' official text stays in the file with clauses under each article; what the rules refuse, the machine refuses, and says which article says so."));
        var lang = new Option<string>("--lang")
        {
            Description = t.Say("输出语言:zh 或 en(默认随系统)", "language of output: zh or en (else from the locale)"), Recursive = true,
        };
        lang.AcceptOnlyFromAmong("zh", "en");
        foreach (var option in root.Options)
        {
            option.Description = option is VersionOption ? t.Say("显示版本", "show the version") : t.Say("显示帮助", "show help");
        }

        root.Options.Add(lang);
        root.Subcommands.Add(New(t));
        root.Subcommands.Add(Check(t));
        root.Subcommands.Add(Test(t));
        root.Subcommands.Add(Build(t));
        root.Subcommands.Add(Show(t));
        root.Subcommands.Add(Read(t));
        root.Subcommands.Add(Diff(t));
        root.Subcommands.Add(Text(t));
        root.Subcommands.Add(Coverage(t));
        root.Subcommands.Add(Mutate(t));
        root.Subcommands.Add(Fmt(t));
        root.Subcommands.Add(Play(t, input));
        root.Subcommands.Add(Explain(t));
        return root;
    }

    private static Argument<string[]> Paths(Terminal t) => new("PATH")
    {
        Description = t.Say("规则文件(*.proc.md)或文件夹", "rulebook files (*.proc.md) or folders"), Arity = ArgumentArity.OneOrMore,
    };

    private static Argument<string> OnePath(Terminal t) => new("PATH")
    {
        Description = t.Say("规则文件(*.proc.md)或文件夹", "a rulebook file (*.proc.md) or folder"),
    };

    private static Option<string> Format(Terminal t, params string[] formats)
    {
        var format = new Option<string>("--format")
        {
            Description = t.Say("输出形式:", "form of output: ") + string.Join(", ", formats), DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong(formats);
        return format;
    }

    private static Command New(Terminal t)
    {
        var name = new Argument<string?>("NAME") { Description = t.Say("新规则的名称", "the name of a new rulebook"), Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = t.Say("公布的文本:.txt、.html 或 .docx", "a published text: .txt, .html or .docx") };
        var into = new Option<string>("--output", "-o") { Description = t.Say("写到哪个文件夹", "folder to write to"), Required = true };
        var force = new Option<bool>("--force") { Description = t.Say("覆盖已有的文件", "overwrite files that exist") };
        var format = Format(t, "text", "json");
        var command = new Command("new", t.Say(
            "从公布的文本起草规则(原文、空条款、注释里的建议),或新建一部小规则",
            "draft a rulebook from a published text (its words, empty fences, suggestions as comments), or begin a small one")) { name, from, into, force, format };
        command.SetAction(p => NewCommand.Run(t, p.GetValue(name), p.GetValue(from), p.GetValue(into)!, p.GetValue(force), p.GetValue(format)!));
        return command;
    }

    private static Command Check(Terminal t)
    {
        var paths = Paths(t);
        var format = Format(t, "text", "json", "sarif");
        var command = new Command("check", t.Say("检查规则,列出发现的问题", "check rulebooks and list findings")) { paths, format };
        command.SetAction(p => CheckCommand.Run(t, p.GetValue(paths)!, p.GetValue(format)!));
        return command;
    }

    private static Command Test(Terminal t)
    {
        var paths = Paths(t);
        var format = Format(t, "text", "json");
        var command = new Command("test", t.Say("在编译出的机器上运行场景", "run scenarios on the compiled machines")) { paths, format };
        command.SetAction(p => TestCommand.Run(t, p.GetValue(paths)!, p.GetValue(format)!));
        return command;
    }

    private static Command Build(Terminal t)
    {
        var path = OnePath(t);
        var into = new Option<string>("--output", "-o") { Description = t.Say("写到哪个文件夹", "folder to write to"), Required = true };
        var command = new Command("build", t.Say("编译成 C# 源码、dll、pdb 和文档", "compile to C# sources, dll, pdb and documentation")) { path, into };
        command.SetAction(p => BuildCommand.Run(t, p.GetValue(path)!, p.GetValue(into)!));
        return command;
    }

    private static Command Read(Terminal t)
    {
        var path = OnePath(t);
        var format = Format(t, "text", "json", "md");
        var command = new Command("read", t.Say(
            "逐条把机器的理解说成平常话,写在原文旁边;附由谁签发表和期限表",
            "say every clause back in plain words beside the official text, with tables of who signs and of deadlines")) { path, format };
        command.SetAction(p => ReadCommand.Run(t, p.GetValue(path)!, p.GetValue(format)!));
        return command;
    }

    private static Command Diff(Terminal t)
    {
        var what = new Argument<string[]>("WHAT")
        {
            Description = t.Say("旧 新(文件或文件夹),或 版本 路径,或 A..B 路径", "OLD NEW (files or folders), or REVISION PATH, or A..B PATH"), Arity = new ArgumentArity(1, 2),
        };
        var rename = new Option<string[]>("--rename") { Description = t.Say("只是改名:旧名=新名,可写多次", "only renamed: OLD=NEW, any number of times"), DefaultValueFactory = _ => [] };
        var witnesses = new Option<string?>("--witnesses") { Description = t.Say("把例子作为场景写到这个文件夹", "folder to write the witnesses to, as scenarios") };
        var format = Format(t, "text", "md", "json", "html");
        var output = new Option<string?>("--output", "-o") { Description = t.Say("写到哪个文件(默认写到屏幕)", "file to write to (else the screen)") };
        var failOn = new Option<string?>("--fail-on") { Description = t.Say("有这样的改动时退出码为 1:looser、stricter 或 any", "exit 1 when there is such a change: looser, stricter or any") };
        failOn.AcceptOnlyFromAmong("looser", "stricter", "any");
        var command = new Command("diff", t.Say(
            "两个版本相比,对谁改变了什么:原文、条款、行为,每处附一个新旧规则走法不同的场景",
            "what a revision changes for whom: text, clauses, behaviour, each with a scenario that runs one way before and the other way after"))
        {
            what, rename, witnesses, format, output, failOn,
        };
        command.SetAction(p => DiffCommand.Run(t, new DiffCommand.Options(
            p.GetValue(what)!, p.GetValue(rename)!, p.GetValue(witnesses), p.GetValue(format)!, p.GetValue(output), p.GetValue(failOn))));
        return command;
    }

    private static Command Show(Terminal t)
    {
        var what = new Argument<string>("WHAT")
        {
            Description = t.Say(
                "syntax 语法树 | bound 名称 | model 含义 | machine 机器 | csharp 代码 | diagram 状态图(Mermaid)",
                "syntax tree | bound names | model | machine | csharp | diagram (Mermaid)"),
        };
        what.AcceptOnlyFromAmong("syntax", "bound", "model", "machine", "csharp", "diagram");
        var path = OnePath(t);
        var command = new Command("show", t.Say("显示编译器在某一步看到的规则", "show what the compiler sees at a stage")) { what, path };
        command.SetAction(p => ShowCommand.Run(t, p.GetValue(what)!, p.GetValue(path)!));
        return command;
    }

    private static Command Text(Terminal t)
    {
        var path = OnePath(t);
        var command = new Command("text", t.Say("只打印官方原文,一字不改,按顺序", "print the official text alone, verbatim, in order")) { path };
        command.SetAction(p => TextCommand.Run(t, p.GetValue(path)!));
        return command;
    }

    private static Command Coverage(Terminal t)
    {
        var path = OnePath(t);
        var format = Format(t, "text", "json");
        var command = new Command("coverage", t.Say(
            "每条原文有多少句可执行、宣示、没有着落;哪些条款被场景用到",
            "how many sentences of each article are executable, declaratory, unaccounted; which clauses scenarios exercise")) { path, format };
        command.SetAction(p => CoverageCommand.Run(t, p.GetValue(path)!, p.GetValue(format)!));
        return command;
    }

    private static Command Mutate(Terminal t)
    {
        var path = OnePath(t);
        var format = Format(t, "text", "json");
        var jobs = new Option<int>("--jobs")
        {
            Description = t.Say("同时试几处改动(默认为处理器数)", "how many to try at once (else one a processor)"), DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        jobs.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
            {
                r.AddError(t.Say("--jobs 至少为 1", "--jobs must be at least 1"));
            }
        });
        var least = new Option<double?>("--min") { Description = t.Say("发现的不到百分之几就以 1 退出", "exit with 1 when fewer per cent are killed") };
        var command = new Command("mutate", t.Say(
            "一处一处改动规则的含义,看场景能不能发现",
            "change the rulebook one meaning at a time and list what no scenario notices")) { path, format, jobs, least };
        command.SetAction(p => MutateCommand.Run(t, p.GetValue(path)!, p.GetValue(format)!, p.GetValue(jobs), p.GetValue(least)));
        return command;
    }

    private static Command Fmt(Terminal t)
    {
        var paths = Paths(t);
        var check = new Option<bool>("--check") { Description = t.Say("只检查,不改文件", "only check, change nothing") };
        var keywords = new Option<string?>("--keywords") { Description = t.Say("把关键词统一成 zh 或 en", "spell keywords in zh or en") };
        keywords.AcceptOnlyFromAmong("zh", "en");
        var command = new Command("fmt", t.Say("整理条款的格式", "format clauses")) { paths, check, keywords };
        command.SetAction(p => FmtCommand.Run(t, p.GetValue(paths)!, p.GetValue(check), p.GetValue(keywords)));
        return command;
    }

    private static Command Play(Terminal t, TextReader input)
    {
        var path = OnePath(t);
        var command = new Command("run", t.Say(
            "在终端里办一件事:谁现在能依哪一条做什么、到何时;行为、推进时间、撤回",
            "play a case in the terminal: who may do what now under which article and until when; act, move time, undo")) { path };
        command.SetAction(p => RunCommand.Run(t, p.GetValue(path)!, input));
        return command;
    }

    private static Command Explain(Terminal t)
    {
        var id = new Argument<string>("ID") { Description = t.Say("问题编号,如 PL2003", "the id of a finding, such as PL2003") };
        var command = new Command("explain", t.Say("解释一种问题", "the page of a finding")) { id };
        command.SetAction(p => ExplainCommand.Run(t, p.GetValue(id)!));
        return command;
    }
}
