using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Cli.Simulating;
using Notecast.Simulation.Load;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast simulate load</c>: what happens when more is written than the account's quotas allow.</summary>
internal sealed class SimulateLoadCommand : CliCommand
{
    private readonly LoadArguments _arguments = new();
    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public SimulateLoadCommand(Terminal terminal, CommonOptions common)
        : base(
            "load",
            """
            See what a rate of notes comes to on an account's quotas, in virtual time

            Clients write at a steady rate for some time; then the pipeline runs until nothing is left to do, and all dead letters are
            replayed until none is left. The handlers, timeouts and event sources are the deployed ones; services take as many requests as
            their quotas allow, with the SDK's retries. It shows what became of the notes, how long they took, what piled up, and which
            limit was met first. Each note is one segment. The same options give the same result. Exit code 1 when an invariant does not
            hold in the end or dead letters are left.
            """,
            terminal,
            common)
    {
        _arguments.AddTo(this);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast simulate load", "Ten notes a second for a minute, neural, on the default quotas."),
        ("notecast simulate load --rate 100 --engine standard --maximum-concurrency 120", "Beyond the standard engine's 80 a second."),
        ("notecast simulate load --speech-taken 6 --seconds 900", "Another application uses most of the quota."),
        ("notecast simulate load --rate 3 --speech-outage 1h --json | jq .deadLetters", "The speech service is out for an hour."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var options = _arguments.Read(arguments);
        var isJson = arguments.GetValue(_json);
        var writes = (long)Math.Ceiling(options.Rate * options.Seconds);

        // The experiment keeps this thread busy until its end.
        Task<LoadResult> Run(Action<long> progress) => Task.Run(() => LoadExperiment.Run(options, progress, stop), CancellationToken.None);
        var result = Terminal.IsInteractive && !isJson
            ? await ProgressBar.RunAsync(Terminal.Console, "Simulating", writes, Run)
            : await Run(_ => { });
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, LoadDocument.Of(options, result));
        }
        else
        {
            new LoadReport(Terminal).Write(options, result);
        }

        return result.Violations.Count == 0 && result.LeftOver == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
