using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Auditing;
using Notecast.Domain.Reconciling;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast reconcile</c>: compares all notes with the catalog and the bucket, and mends what differs.</summary>
internal sealed class ReconcileCommand : CliCommand
{
    /// <summary>The bucket, the notes and the catalog are read, and have about as many things each.</summary>
    private const int Passes = 3;

    private readonly TargetOptions _target;
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Change nothing; show what would be done" };
    private readonly Option<bool> _failed = new("--failed") { Description = "Plan notes that failed for good again, too" };
    private readonly Option<bool> _list = new("--list") { Description = "Write each difference on a line of its own" };

    private readonly Option<double?> _rate = new("--rate")
    {
        Description = "The most notes, entries or objects that are compared a second [default: no limit]",
        HelpName = "n",
    };

    private readonly Option<bool> _json = NewJsonOption(
        "Write one JSON object; with --list JSON Lines: {\"event\": \"finding\", …} for each difference, {\"event\": \"end\", …} last");

    private readonly Option<TimeSpan?> _pendingAge = new("--pending-age")
    {
        Description = "Plan again what has been on its way for longer than this, as 90s, 15m, 2h or 1d. "
            + "Make it longer than the queue takes while that is long [default: 1h]",
        HelpName = "duration",
        CustomParser = Durations.Read,
    };

    public ReconcileCommand(Terminal terminal, CommonOptions common)
        : base(
            "reconcile",
            """
            Compare all notes with the catalog and the audio, and mend what differs

            Queues what is missing, out of date, or ready in the catalog but gone from the bucket, and deletes audio that belongs to no
            note. It is the backfill of a table that existed before Notecast, and the answer to changes that were lost. What is right is
            left alone and bills nothing; it can be interrupted, and run again at any time.
            """,
            terminal,
            common)
    {
        _target = new TargetOptions(terminal, common);
        _rate.Validators.Add(option =>
        {
            if (option.Tokens is [var token]
                && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var rate)
                && !(rate >= ReconcileOptions.MinNotesPerSecond && double.IsFinite(rate)))
            {
                option.AddError(string.Create(CultureInfo.InvariantCulture, $"--rate is not at least {ReconcileOptions.MinNotesPerSecond}."));
            }
        });
        foreach (Option option in (Option[])[_dryRun, _failed, _pendingAge, _rate, _list, _json])
        {
            Options.Add(option);
        }

        _target.AddTo(this, hasLetters: false);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast reconcile --dry-run --list", "Shows what differs on ./data, and changes nothing."),
        ("notecast reconcile --stack notecast --rate 200", "Mends a stack on AWS, 200 notes a second."),
        ("notecast reconcile --pending-age 6h --failed", "Plans what failed again, but nothing that waits for less than six hours."),
        ("notecast reconcile --dry-run --json | jq .findings.missing", "One figure for a script."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var options = OptionsOf(arguments);
        await using var target = await _target.OpenAsync(arguments, stop);
        if (!options.IsDryRun)
        {
            var entry = new AuditEntry(Terminal.Time.GetUtcNow(), target.Who, "reconcile", [], CommandLineText.Of(arguments));
            await target.Audit.AppendAsync(entry, stop);
        }

        var isJson = arguments.GetValue(_json);
        var isListed = arguments.GetValue(_list);
        Action<ReconcileFinding> observe = isListed ? finding => WriteLine(finding, options, isJson) : _ => { };
        var report = Terminal.IsInteractive && !isJson && !isListed
            ? await RunWithProgressAsync(target, options, stop)
            : await ReconcilerOf(target).RunAsync(options, observe, _ => { }, stop);
        Write(report, options, target, isJson, isListed);
        return ExitCodes.Ok;
    }

    private ReconcileOptions OptionsOf(ParseResult arguments)
    {
        var options = new ReconcileOptions
        {
            IncludesFailed = arguments.GetValue(_failed),
            IsDryRun = arguments.GetValue(_dryRun),
            NotesPerSecond = arguments.GetValue(_rate),
        };
        return arguments.GetValue(_pendingAge) is { } age ? options with { PendingAge = age } : options;
    }

    private Reconciler ReconcilerOf(OperationsTarget target)
    {
        var ofNotes = new NoteReconciler(target.Catalog, target.Notes, target.Narrations, target.NarrationScan, Terminal.Time);
        return new Reconciler(
            target.NoteScan,
            target.CatalogScan,
            target.Narrations,
            target.NarrationScan,
            ofNotes,
            target.SynthesisQueue,
            Terminal.Time,
            NullLogger.Instance);
    }

    private async Task<ReconcileReport> RunWithProgressAsync(OperationsTarget target, ReconcileOptions options, CancellationToken stop)
    {
        var total = await target.NoteScan.EstimateCountAsync(stop) * Passes;
        return await ProgressBar.RunAsync(Terminal.Console, "Reconciling", total, bar => ReconcilerOf(target).RunAsync(
            options, _ => { }, compared => bar(compared.Notes + compared.Entries + compared.Objects), stop));
    }

    private void WriteLine(ReconcileFinding finding, ReconcileOptions options, bool isJson)
    {
        if (isJson)
        {
            Json.WriteLine(Terminal.Out, FindingDocument.Of(finding, options));
            return;
        }

        var action = FindingWords.ActionOn(finding, options);
        var done = options.IsDryRun && action != "left" ? $"would be {action}" : action;
        var audio = finding.Audio is null ? "" : $" ({finding.Audio})";
        Terminal.Out.WriteLine(Cells.OneLine($"{finding.Note}: {FindingWords.Of(finding.Finding)}, {done}{audio}"));
    }

    private void Write(ReconcileReport report, ReconcileOptions options, OperationsTarget target, bool isJson, bool isListed)
    {
        var isRunning = target.IsPipelineRunning();
        if (isJson)
        {
            var document = ReconcileDocument.Of(report, target.Name, options.IsDryRun, isRunning);
            if (isListed)
            {
                Json.WriteLine(Terminal.Out, new ReconciledDocument("end", document));
            }
            else
            {
                Json.WriteDocument(Terminal.Out, document);
            }

            return;
        }

        ReconcileTable.Of(report, options, target.Propose).WriteTo(Terminal.Console);
        if (options.IsDryRun)
        {
            Terminal.Out.WriteLine($"Dry run on {target.Name}: nothing was changed.");
        }
        else if (report.Queued > 0 && !isRunning)
        {
            var jobs = Words.Count(report.Queued, "job");
            Terminal.Out.WriteLine($"{jobs} will wait until the pipeline runs: {target.Propose("notecast up")}");
        }
    }
}
