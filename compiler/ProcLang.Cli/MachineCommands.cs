using System.CommandLine;
using ProcLang.Cli.Commands;
using ProcLang.Cli.Git;
using ProcLang.Cli.Hosting;

namespace ProcLang.Cli;

/// <summary>The commands that make or run machines, draft a rulebook, or compare revisions.</summary>
public static partial class CommandLine
{
    private static partial IEnumerable<Command> More(Terminal t, TextReader input) =>
        [New(t), Test(t), Build(t), Show(t), Mutate(t), Play(t, input)];

    private static partial IRevisionFiles? OpenRevision(string revision, string path) => RevisionFiles.Open(revision, path);

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

    private static Command Play(Terminal t, TextReader input)
    {
        var path = OnePath(t);
        var command = new Command("run", t.Say(
            "在终端里办一件事:谁现在能依哪一条做什么、到何时;行为、推进时间、撤回",
            "play a case in the terminal: who may do what now under which article and until when; act, move time, undo")) { path };
        command.SetAction(p => RunCommand.Run(t, p.GetValue(path)!, input));
        return command;
    }
}
