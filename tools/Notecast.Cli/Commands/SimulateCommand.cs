using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Cli.Simulating;
using Notecast.Simulation.Schedules;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast simulate</c>: runs the pipeline in virtual time on services that go wrong, and checks what must hold.</summary>
internal sealed class SimulateCommand : CliCommand
{
    private const int DefaultSchedules = 1_000;
    private const int DefaultSeed = 1;

    private readonly Option<int?> _schedules = new("--schedules", "-n")
    {
        Description = $"How many schedules are run [default: {DefaultSchedules}]",
        HelpName = "n",
    };

    private readonly Option<int?> _seed = new("--seed")
    {
        Description = $"The seed of the first schedule; each next one has the next seed [default: {DefaultSeed}]",
        HelpName = "seed",
    };

    private readonly Option<string?> _script = new("--script")
    {
        Description = "Run this script instead, - for standard input",
        HelpName = "file",
    };

    private readonly Option<string[]> _without = new("--without")
    {
        Description = $"Switch a guard of the design off, to see an invariant break: {string.Join(", ", GuardNames.All)}",
        HelpName = "guard",
    };

    private readonly Option<bool> _json = NewJsonOption("Write one JSON object");

    public SimulateCommand(Terminal terminal, CommonOptions common)
        : base(
            "simulate",
            """
            Try to break the pipeline, in virtual time

            Runs the deployed handlers on services in memory that fail, hang, repeat, reorder, tear and die as a schedule says, and checks
            that every note is ready or failed for good in the end, that old audio never replaced newer, that nothing was billed twice and
            more. The same seed gives the same schedule everywhere, on any number of cores. The first schedule that breaks an invariant ends
            the run; it is shrunk to a short script, and the exit code is 1. No data folder is read or written.
            """,
            terminal,
            common)
    {
        _without.AcceptOnlyFromAmong([.. GuardNames.All]);
        _script.RefuseBlank();
        RequireAtLeast(_schedules, 1);
        RequireAtLeast(_seed, 0);
        foreach (Option option in (Option[])[_schedules, _seed, _script, _without, _json])
        {
            Options.Add(option);
        }

        Add(new SimulateLoadCommand(terminal, common));
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast simulate --schedules 20000", "Runs the schedules of the seeds 1 to 20,000."),
        ("notecast simulate --seed 4711 --schedules 1", "Runs one schedule again."),
        ("notecast simulate --script found.txt", "Replays a script that was printed, or written by hand."),
        ("notecast simulate --without tombstone", "Shows what breaks without a guard."),
        ("notecast simulate load --rate 10", "Shows what a rate of notes comes to on an account's quotas."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var isJson = arguments.GetValue(_json);
        var without = arguments.GetValue(_without) ?? [];
        var (schedules, count) = await SchedulesOfAsync(arguments, stop);
        var guards = GuardNames.Without(without);
        var run = new SimulationRun(guards, Terminal.Time);

        // The schedules keep this thread and others busy until the last one.
        Task<SimulationOutcome> Simulate(Action<long> progress) => Task.Run(() => run.Run(schedules, progress, stop), CancellationToken.None);
        var outcome = Terminal.IsInteractive && !isJson
            ? await ProgressBar.RunAsync(Terminal.Console, "Simulating", count, Simulate)
            : await Simulate(_ => { });

        var report = new SimulationReport(Terminal, guards, ReplayLine(without));
        if (isJson)
        {
            report.WriteJson(outcome);
        }
        else
        {
            report.Write(outcome);
        }

        return ExitCodeOf(outcome, count);
    }

    private int ExitCodeOf(SimulationOutcome outcome, int count)
    {
        if (outcome.IsInterrupted)
        {
            var done = string.Create(CultureInfo.InvariantCulture, $"{outcome.Totals.Schedules:N0} of {count:N0} schedules");
            Terminal.Complain($"stopped after {done}.");
            return ExitCodes.Interrupted;
        }

        return outcome.Failure is null ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private async Task<(IEnumerable<Schedule> Schedules, int Count)> SchedulesOfAsync(ParseResult arguments, CancellationToken stop)
    {
        var seed = arguments.GetValue(_seed);
        var schedules = arguments.GetValue(_schedules);
        if (arguments.GetValue(_script) is { } path)
        {
            return seed is null && schedules is null
                ? ([await ScriptFile.ReadAsync(path, Terminal.Input, stop)], 1)
                : throw CommandException.Usage("A script has its own seed and is run once. Leave out --seed and --schedules, or --script.");
        }

        var first = seed ?? DefaultSeed;
        var count = schedules ?? DefaultSchedules;
        return first <= int.MaxValue - count + 1
            ? (Enumerable.Range(first, count).Select(ScheduleGenerator.Generate), count)
            : throw CommandException.Usage($"The last seed would be over {int.MaxValue}. Give a lower --seed, or fewer --schedules.");
    }

    private static Func<int, string> ReplayLine(IReadOnlyList<string> without) => seed => string.Create(
        CultureInfo.InvariantCulture,
        $"notecast simulate --seed {seed} --schedules 1{string.Concat(without.Select(guard => $" --without {guard}"))}");

    private static void RequireAtLeast(Option<int?> option, int least) => option.Validators.Add(result =>
    {
        if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number < least)
        {
            result.AddError($"{option.Name} is not at least {least}.");
        }
    });
}
