using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Auditing;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Discarding;

/// <summary>Takes letters out of the queue: each batch is on the disk first, then in the audit log, and only then deleted.</summary>
internal sealed class DiscardRun(Terminal terminal, OperationsTarget target, LetterArchive archive, ChangeOptions options)
{
    private readonly LetterTally _discarded = new();
    private string? _problem;
    private int _exitCode = ExitCodes.Ok;
    private long _hidden;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LetterFilter filter, CancellationToken stop)
    {
        if (await AskAsync(filter, stop) is not { } wanted)
        {
            terminal.Complain("nothing was discarded.");
            return ExitCodes.Failed;
        }

        var isInterrupted = await DiscardAsync(wanted, stop);
        Report(isInterrupted);
        return isInterrupted ? ExitCodes.Interrupted : _exitCode;
    }

    /// <returns>What is discarded: no letter that came after the person was asked. <see langword="null"/> for nothing.</returns>
    private async Task<LetterFilter?> AskAsync(LetterFilter filter, CancellationToken stop)
    {
        if (options.IsConfirmed)
        {
            return filter;
        }

        var tally = await LetterTally.CountAsync(target, filter, long.MaxValue, stop);
        var shown = filter with { SentUntil = tally.LastSentAt };
        if (tally.Total == 0)
        {
            return shown;
        }

        foreach (var line in tally.Lines())
        {
            await terminal.Error.WriteLineAsync(line);
        }

        var file = Paths.Display(archive.FilePath);
        var letters = Words.Count(tally.Total, "letter");
        return await terminal.ConfirmAsync($"Discard {letters} of {target.Name}? They are kept in {file}.", stop) ? shown : null;
    }

    private async Task<bool> DiscardAsync(LetterFilter filter, CancellationToken stop)
    {
        await using var reading = new LetterReading(target, filter);
        try
        {
            var isInterrupted = await DiscardAsync(reading, stop);
            _hidden = isInterrupted ? 0 : await reading.CountHiddenAsync(stop);
            return isInterrupted;
        }
        catch (TransientFailureException exception)
        {
            _problem = exception.Message;
            if (archive.HasLetters)
            {
                _problem += $" The next letters may be both in {Paths.Display(archive.FilePath)} and in the queue; importing the file adds none "
                    + "that is there.";
            }

            _exitCode = ExitCodes.Failed;
            return false;
        }
    }

    private async Task<bool> DiscardAsync(LetterReading reading, CancellationToken stop)
    {
        Task<bool> RunAsync(Action<long>? onRead) =>
            LetterBatches.ForEachAsync(reading.ReadAsync(onRead, stop), batch => DiscardAsync(reading.Box, batch), stop);

        return !terminal.IsInteractive || options.IsJson
            ? await RunAsync(null)
            : await ProgressBar.RunAsync(terminal.Console, "Discarding", await reading.Box.EstimateCountAsync(stop), RunAsync);
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
            Json.WriteDocument(terminal.Out, new DiscardDocument(count, _hidden, file, isInterrupted, _problem));
        }
        else if (count == 0 && !isInterrupted && _problem is null)
        {
            terminal.Out.WriteLine(LetterText.None("No dead letter matches.", _hidden));
        }
        else if (count > 0)
        {
            var file = Paths.Display(archive.FilePath);
            terminal.Out.WriteLine(Cells.OneLine($"{Words.Count(count, "letter")} discarded and kept in {file}."));
            terminal.Out.WriteLine(Cells.OneLine($"They come back with: {target.Propose($"notecast dlq import {CommandLineText.Quote(file)}")}"));
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
