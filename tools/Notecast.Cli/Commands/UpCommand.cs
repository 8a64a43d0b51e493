using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Local;
using Notecast.Cli.Output;
using Notecast.Cli.Up;
using Notecast.Embedded;
using Notecast.Embedded.Speech;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast up</c>: runs the pipeline.</summary>
internal sealed class UpCommand : CliCommand
{
    private readonly Option<bool> _once = new("--once")
    {
        Description = "End when every note is narrated or failed. Exit code 1 when a note stands as failed then, 0 when none does",
    };

    private readonly Option<string> _speech = new("--speech")
    {
        Description = "Who speaks: eSpeak NG with LAME, or nobody (silence of a plausible length, for trying things out)",
        HelpName = $"{SpeechChoice.Espeak}|{SpeechChoice.Silent}",
        DefaultValueFactory = _ => SpeechChoice.Espeak,
    };

    private readonly Option<int?> _concurrency = new("--concurrency")
    {
        Description = "How many segments are spoken at once [default: one a processor]",
        HelpName = "n",
    };

    private readonly Option<bool> _json =
        NewJsonOption("Write JSON Lines: {\"event\": \"ready\" or \"failed\", \"note\": …} for each note, {\"event\": \"end\", …} last");

    public UpCommand(Terminal terminal, CommonOptions common)
        : base(
            "up",
            """
            Run the pipeline on a data folder

            On a terminal it shows the notes as they become audio; Ctrl-C ends it, a second Ctrl-C at once. Without a terminal it writes
            a line for each note that becomes ready or fails. Log lines go as JSON to logs/ in the data folder.
            """,
            terminal,
            common)
    {
        _speech.AcceptOnly(SpeechChoice.Espeak, SpeechChoice.Silent);
        _concurrency.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var most) && most < 1)
            {
                option.AddError("--concurrency is less than 1.");
            }
        });
        foreach (Option option in (Option[])[_once, _speech, _concurrency, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast up", "Runs on ./data until Ctrl-C; write notes from another terminal meanwhile."),
        ("notecast up --data /srv/notes --once", "Narrates what there is to narrate, shows it, and ends."),
        ("notecast up --once --json | jq -r 'select(.event == \"failed\") | .note.failure.reason'", "For scripts."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var folder = Common.DataFolder(arguments);
        var options = new EspeakOptions();
        options = options with { MaxConcurrency = arguments.GetValue(_concurrency) ?? options.MaxConcurrency };
        var speech = SpeechChoice.Create(arguments.GetRequiredValue(_speech), options, Terminal.Time);
        using var disposable = speech as IDisposable;
        await using var stack = EmbeddedStack.OpenAsPipeline(folder, Terminal.Time);
        using var loggers = LogFile.Open(folder);
        var before = (await stack.View.ReadStatusAsync(stop)).Totals;
        var isOnce = arguments.GetValue(_once);
        var isJson = arguments.GetValue(_json);
        var heading = $"notecast up{Summary.Separator}{Paths.Display(folder)}{Summary.Separator}{arguments.GetRequiredValue(_speech)}{Summary.Separator}Ctrl-C ends";
        IPipelineDisplay display = isJson ? new LineDisplay(Terminal, stack.View, SettledLines.Json)
            : Terminal.IsInteractive ? new LiveDisplay(Terminal, stack.View, before, heading)
            : new LineDisplay(Terminal, stack.View, SettledLines.Plain);

        var pipeline = new LocalPipeline(stack, speech, Terminal.Time, loggers);
        await new PipelineRun(pipeline.RunAsync, () => stack.View.ReadVersionAsync(), () => IsQuietAsync(stack.View), display, Terminal)
            .RunAsync(isOnce, stop);
        return await EndAsync(new FinalReport(Terminal, stack.View, before), stack.View, isOnce, isJson, stop);
    }

    /// <summary>Whatever is under way holds a row in the data folder until it is done, so the data folder alone can tell.</summary>
    private static async Task<bool> IsQuietAsync(PipelineView view) => (await view.ReadStatusAsync()).IsQuiet;

    private static async Task<int> EndAsync(FinalReport report, PipelineView view, bool isOnce, bool isJson, CancellationToken stop)
    {
        var status = await view.ReadStatusAsync(CancellationToken.None);
        if (isJson)
        {
            report.WriteJson(status);
        }
        else if (isOnce && !stop.IsCancellationRequested)
        {
            await report.WriteAsync(status);
        }
        else
        {
            report.WriteSummary(status);
        }

        return stop.IsCancellationRequested ? ExitCodes.Interrupted
            : status.Failed + status.Pending > 0 ? ExitCodes.Failed
            : ExitCodes.Ok;
    }
}
