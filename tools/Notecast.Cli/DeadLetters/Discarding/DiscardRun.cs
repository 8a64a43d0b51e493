using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Auditing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Discarding;

/// <summary>Takes letters out of the queue: each batch is on the disk first, then in the audit log, and only then deleted.</summary>
internal sealed class DiscardRun(Terminal terminal, OperationsTarget target, LetterArchive archive, DiscardOptions options)
{
    private readonly LetterTally _discarded = new();
    private string? _problem;
    private int _exitCode = ExitCodes.Ok;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LetterSelection selection, CancellationToken stop)
    {
        if (!await IsWantedAsync(selection, stop))
        {
            terminal.Complain("nothing was discarded.");
            return ExitCodes.Failed;
        }

        var isInterrupted = await DiscardAsync(selection, stop);
        Report(isInterrupted);
        return isInterrupted ? ExitCodes.Interrupted : _exitCode;
    }

    private async Task<bool> IsWantedAsync(LetterSelection selection, CancellationToken stop)
    {
        if (options.IsConfirmed)
        {
            return true;
        }

        var tally = await selection.CountAsync(target.OpenDeadLetters, long.MaxValue, stop);
        if (tally.Total == 0)
        {
            return true;
        }

        foreach (var line in tally.Lines())
        {
            await terminal.Error.WriteLineAsync(line);
        }

        var file = Paths.Display(archive.FilePath);
        var letters = Words.Count(tally.Total, "letter");
        return await terminal.ConfirmAsync($"Discard {letters} of {target.Name}? They are kept in {file}.", stop);
    }

    private async Task<bool> DiscardAsync(LetterSelection selection, CancellationToken stop)
    {
        await using var box = target.OpenDeadLetters();
        try
        {
            if (!terminal.IsInteractive || options.IsJson)
            {
                var all = selection.ReadAsync(box, onRead: null, stop);
                return await LetterBatches.ForEachAsync(all, batch => DiscardAsync(box, batch), stop);
            }

            var total = await box.EstimateCountAsync(stop);
            return await ProgressBar.RunAsync(terminal.Console, "Discarding", total, progress =>
            {
                var letters = selection.ReadAsync(box, progress, stop);
                return LetterBatches.ForEachAsync(letters, batch => DiscardAsync(box, batch), stop);
            });
        }
        catch (TransientFailureException exception)
        {
            _problem = $"{exception.Message} The next letters may be both in {Paths.Display(archive.FilePath)} and in the queue; importing "
                + "the file adds none that is there.";
            _exitCode = ExitCodes.Failed;
            return false;
        }
    }

    /// <summary>What has begun is brought to its end: it takes no stop.</summary>
    private async Task<bool> DiscardAsync(IDeadLetterBox box, IReadOnlyList<RecognizedDeadLetter> letters)
    {
        var messages = letters.Select(letter => letter.Message).ToArray();
        if (!TryKeep(messages))
        {
            return false;
        }

        var ids = messages.Select(message => message.MessageId).ToArray();
        var details = $"{options.CommandLine} (kept in {archive.FilePath})";
        var entry = new AuditEntry(terminal.Time.GetUtcNow(), target.Who, "discard", ids, details);
        await target.Audit.AppendAsync(entry, CancellationToken.None);
        await box.DeleteAsync(messages, CancellationToken.None);
        _discarded.Add(letters);
        return true;
    }

    private bool TryKeep(DeadLetterMessage[] messages)
    {
        try
        {
            archive.Add(messages);
            return true;
        }
        catch (CommandException exception)
        {
            (_problem, _exitCode) = (exception.Message, exception.ExitCode);
            return false;
        }
    }

    private void Report(bool isInterrupted)
    {
        var count = _discarded.Total;
        if (options.IsJson)
        {
            var file = archive.HasLetters ? archive.FilePath : null;
            Json.WriteDocument(terminal.Out, new DiscardDocument(count, file, isInterrupted, _problem));
        }
        else if (count == 0 && !isInterrupted && _problem is null)
        {
            terminal.Out.WriteLine("No dead letter matches.");
        }
        else if (count > 0)
        {
            var file = Paths.Display(archive.FilePath);
            terminal.Out.WriteLine(Cells.OneLine($"{Words.Count(count, "letter")} discarded and kept in {file}."));
            terminal.Out.WriteLine(Cells.OneLine($"They come back with: {options.Propose($"notecast dlq import {CommandLineText.Quote(file)}")}"));
        }

        if (isInterrupted)
        {
            terminal.Complain($"stopped: {Words.Count(count, "letter")} discarded; the rest stays where it was.");
        }

        if (_problem is not null)
        {
            terminal.Complain($"ended after {Words.Count(count, "letter")}: {_problem}");
        }
    }
}
