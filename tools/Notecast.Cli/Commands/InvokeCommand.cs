using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Invoking;
using Notecast.Cli.Output;
using Notecast.Cli.Up;
using Notecast.Embedded.Speech;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast invoke</c>: runs a function on an event.</summary>
internal sealed class InvokeCommand : CliCommand
{
    private readonly Argument<string?> _function = new("function") { Description = "The function's name", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _event = new("--event", "-e")
    {
        Description = "The event: a JSON file, - for standard input, or the case of a sample event when there is no such file",
        HelpName = "file",
    };

    private readonly Option<string> _type = new("--invocation-type")
    {
        Description = "As the AWS CLI names them. Event is tried as Lambda tries an asynchronous invocation; DryRun runs nothing",
        HelpName = string.Join('|', InvocationTypes.All),
        DefaultValueFactory = _ => InvocationTypes.RequestResponse,
    };

    private readonly Option<bool> _aws = new("--aws") { Description = "Run the function's own program on the AWS of this environment" };
    private readonly Option<bool> _native = new("--native") { Description = "The same with the native executable that ./package made" };
    private readonly Option<string> _artifacts = new("--artifacts")
    {
        Description = "Where the native executables are",
        HelpName = "folder",
        DefaultValueFactory = _ => "artifacts",
    };

    private readonly Option<string> _speech = new("--speech")
    {
        Description = "Who speaks in this process: eSpeak NG with LAME, or nobody (silence of a plausible length)",
        HelpName = $"{SpeechChoice.Espeak}|{SpeechChoice.Silent}",
        DefaultValueFactory = _ => SpeechChoice.Espeak,
    };

    private readonly Option<bool> _list = new("--list") { Description = "Show the functions and their sample events" };
    private readonly Option<bool> _json = NewJsonOption("Write the outcome as one JSON object; log lines go to standard error");

    public InvokeCommand(Terminal terminal, CommonOptions common)
        : base(
            "invoke",
            """
            Run a function on an event, as Lambda would

            The function runs in this process, on a throw-away data folder that holds the sample notes as they stand when it takes over, or
            on the folder of --data as it is. With --aws or --native its own program runs under a local Runtime API; it takes tables, bucket
            and queues from this process's environment variables, named as in template.yaml, and endpoints from AWS_ENDPOINT_URL.

            It shows log lines as they come, the result or the error, a line like Lambda's REPORT, and what the function left in the data
            folder. Timeouts and memory sizes are the template's; the peak memory of a function in this process is this process's. The exit
            code is 0, or 1 when the function failed.
            """,
            terminal,
            common)
    {
        _type.AcceptOnlyFromAmong(InvocationTypes.All);
        _speech.AcceptOnlyFromAmong(SpeechChoice.Espeak, SpeechChoice.Silent);
        _event.RefuseBlank();
        _artifacts.RefuseBlank();
        Arguments.Add(_function);
        foreach (Option option in (Option[])[_event, _type, _aws, _native, _artifacts, _speech, _list, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast invoke --list", "The functions, and the sample events of each."),
        ("notecast invoke PlanNarrations -e new-note", "Runs a sample event; shows the job that it leaves."),
        ("notecast invoke NarrateNote -e my-event.json --data ./data", "Runs on the notes of a data folder, and keeps what it makes."),
        (
            "notecast event DictateNote request --set VoiceId=Amy | notecast invoke DictateNote -e - --json | jq .result",
            "Fills in a sample event and pipes it."),
        (
            "notecast invoke FinishNarration -e broken.json --invocation-type Event",
            "Tries three times within three minutes, then shows the failure record."),
        ("notecast invoke PlanNarrations -e new-note --native", "Runs the executable on the tables of NOTES_TABLE and CATALOG_TABLE."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        if (arguments.GetValue(_list))
        {
            var functions = arguments.GetValue(_function) is { } one ? [DeployedFunctions.Find(one)] : DeployedFunctions.All;
            FunctionList.Write(Terminal, functions, arguments.GetValue(_json));
            return ExitCodes.Ok;
        }

        var runsOn = ReadPlace(arguments);
        var function = DeployedFunctions.Find(arguments.GetValue(_function)
            ?? throw CommandException.Usage("The function is missing. See them with: notecast invoke --list"));
        var source = arguments.GetValue(_event)
            ?? throw CommandException.Usage($"The event is missing. Name it with -e; see samples: notecast invoke {function.Name} --list");
        var invoked = await EventInput.ReadAsync(source, function, Terminal, stop);
        var type = arguments.GetRequiredValue(_type);
        invoked.CheckSize(type);
        return await RunAsync(new Invocation(function, invoked, type, runsOn), arguments, stop);
    }

    private string ReadPlace(ParseResult arguments) =>
        (arguments.GetValue(_aws), arguments.GetValue(_native), arguments.GetValue(Common.Data)) switch
        {
            (true, true, _) => throw CommandException.Usage("--aws and --native exclude each other. Give one."),
            (true, _, not null) or (_, true, not null) =>
                throw CommandException.Usage("--data is for functions in this process. Leave it out, or --aws and --native."),
            (true, _, _) => Invocation.OnAws,
            (_, true, _) => Invocation.OnNative,
            _ => Invocation.OnEmbedded,
        };

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken stop)
    {
        var isJson = arguments.GetValue(_json);
        using var loggers = new LineLoggers(isJson ? Terminal.Error : Terminal.Out, Terminal.Time);
        var program = invocation.RunsOn == Invocation.OnEmbedded
            ? null
            : OpenProgram(invocation, arguments.GetRequiredValue(_artifacts), loggers);
        if (invocation.Type == InvocationTypes.DryRun)
        {
            InvocationWriter.Write(Terminal, invocation, isJson, outcome: null, left: null);
            return ExitCodes.Ok;
        }

        var speech = SpeechChoice.Create(
            invocation.Function.NeedsSpeech && program is null ? arguments.GetRequiredValue(_speech) : SpeechChoice.Silent,
            new EspeakOptions(),
            Terminal.Time);
        using var disposable = speech as IDisposable;
        await using var target = program ?? (IInvocationTarget)await EmbeddedTarget.OpenAsync(
            invocation.Function,
            arguments.GetValue(Common.Data) is null ? null : Common.DataFolder(arguments),
            invocation.Event,
            new StoppableSpeech(speech, stop),
            Terminal.Time,
            loggers,
            stop);
        return await RunAsync(invocation, target, loggers, isJson, stop);
    }

    private ProgramTarget OpenProgram(Invocation invocation, string artifacts, LineLoggers loggers)
    {
        var program = invocation.RunsOn == Invocation.OnAws
            ? ProgramTarget.FindBuilt(invocation.Function)
            : ProgramTarget.FindPackaged(invocation.Function, artifacts);
        return new ProgramTarget(
            invocation.Function,
            program,
            $"{invocation.Function.Name} on {invocation.Event.Source}, as {Paths.Display(program)}, on the AWS of this environment.",
            Terminal,
            loggers);
    }

    private async Task<int> RunAsync(
        Invocation invocation, IInvocationTarget target, LineLoggers loggers, bool isJson, CancellationToken stop)
    {
        if (!isJson)
        {
            Terminal.Out.WriteLine(Cells.OneLine(target.Description));
        }

        var run = new InvocationRun(target, Terminal.Time, loggers.CreateLogger(invocation.Function.Name));
        var progress = isJson ? null : new InvocationReport(Terminal, invocation.Function);
        var outcome = invocation.Type == InvocationTypes.Event
            ? await run.AcceptAsync(invocation.Event.Payload, progress, stop)
            : await run.RequestAsync(invocation.Event.Payload, stop);
        InvocationWriter.Write(Terminal, invocation, isJson, outcome, await target.ReadLeftAsync(stop));
        return outcome.IsSuccess ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
