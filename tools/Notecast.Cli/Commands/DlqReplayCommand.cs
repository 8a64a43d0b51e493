using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Notecast.Cli.DeadLetters;
using Notecast.Cli.DeadLetters.Replaying;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast dlq replay</c>: sends letters back to where they failed.</summary>
internal sealed class DlqReplayCommand : CliCommand
{
    private static readonly TimeSpan UsualWait = TimeSpan.FromMinutes(1);

    private readonly TargetOptions _target;
    private readonly LetterChoice _choice = new("replay");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would happen with each letter; change nothing" };
    private readonly Option<double?> _rate = new("--rate") { Description = "The most a second [default: no limit]", HelpName = "n" };
    private readonly Option<long?> _max = new("--max") { Description = "The most in all [default: all that are chosen]", HelpName = "n" };
    private readonly Option<bool> _yes = NewYesOption("Ask nothing");
    private readonly Option<TimeSpan?> _wait = new("--wait")
    {
        Description = "How long to wait for the notes, as 30s or 5m; 0 for not at all [default: 1m]",
        HelpName = "duration",
        CustomParser = Durations.Read,
    };

    private readonly Option<bool> _json = NewJsonOption("Write one JSON object; with --dry-run JSON Lines, one object a letter");

    public DlqReplayCommand(Terminal terminal, CommonOptions common, TargetOptions target)
        : base(
            "replay",
            """
            Send dead letters back to the step where they failed

            A letter leaves the queue when its copy on the replay queue is durable. The command can be interrupted and run again, and a
            letter that is replayed twice changes and bills nothing. Letters that come while it runs, such as those that come back, are left
            alone. On a terminal it asks before it replays more than one letter; without one, only --all needs --yes.

            Then it waits for the notes and reports which are ready, failed again and pending. Exit code 1 when a letter could not be sent,
            failed again or is pending when the wait is over, 130 when it was interrupted.
            """,
            terminal,
            common)
    {
        _target = target;
        _rate.Validators.Add(option => Require(option, rate => rate > 0, "more than 0"));
        _max.Validators.Add(option => Require(option, max => max >= 1, "at least 1"));
        _choice.AddTo(this);
        foreach (Option option in (Option[])[_dryRun, _rate, _max, _yes, _wait, _json])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast dlq replay --group 3f9a11c2 --dry-run", "Shows what would happen with each letter of a group of 'dlq list'."),
        ("notecast dlq replay --error SpeechThrottled --rate 5", "Replays what was throttled, five letters a second."),
        ("notecast dlq replay 0b5c 7d21 --wait 0", "Replays two letters by the start of their ids, and does not wait for their notes."),
        ("notecast dlq replay --all --yes --stack notecast --json | jq .followed", "Replays everything on AWS, from a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var filter = _choice.Read(arguments, Terminal.Time);
        var options = new ReplayOptions
        {
            PerSecond = arguments.GetValue(_rate),
            Max = arguments.GetValue(_max) ?? long.MaxValue,
            IsConfirmed = arguments.GetValue(_yes),
            Wait = arguments.GetValue(_wait) ?? UsualWait,
            IsJson = arguments.GetValue(_json),
            CommandLine = CommandLineText.Of(arguments),
        };
        var isDryRun = arguments.GetValue(_dryRun);
        if (_choice.IsAll(arguments) && !isDryRun && !options.IsConfirmed)
        {
            Terminal.RequirePerson("Add --yes to replay all letters, or --dry-run to see.");
        }

        await using var target = await _target.OpenAsync(arguments, stop);
        if (!isDryRun)
        {
            return await new ReplayRun(Terminal, target, options).RunAsync(filter, stop);
        }

        await using var reading = new LetterReading(target, filter);
        var planner = new ReplayPlanner(target.Catalog, target.Notes, target.NarrationScan);
        return await new ReplayPreview(Terminal, planner, options).ShowAsync(reading, stop);
    }

    /// <summary>What is no number at all is the parser's to refuse.</summary>
    private static void Require(OptionResult option, Func<double, bool> isGood, string range)
    {
        if (option.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && !isGood(number))
        {
            option.AddError($"{option.Option.Name} must be {range}.");
        }
    }
}
