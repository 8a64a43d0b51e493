using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.Auditing;
using Notecast.Domain.DeadLetters;
using Spectre.Console;

namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>
/// Changes a letter's body. The original is in a file first, then the edited letter is in the queue, and only then the original is deleted:
/// whatever happens in between, nothing is lost.
/// </summary>
internal sealed class EditRun(Terminal terminal, OperationsTarget target, ChangeOptions options)
{
    /// <param name="filter">The letter, by its id.</param>
    /// <param name="edit">Makes the new body of the old one.</param>
    /// <param name="stop">Stops before anything is written.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(LetterFilter filter, Func<string, Task<string>> edit, CancellationToken stop)
    {
        // The queue is closed while a person edits, so that nothing is held back meanwhile.
        var before = await LetterReading.FindAsync(target, filter, stop);
        var body = await edit(before.Message.Body);
        var after = DeadLetterReader.Read(before.Message with { Body = body });
        if (LetterRules.Check(after.Message) is { } problem)
        {
            throw CommandException.Failed($"the edited letter {problem}");
        }

        var difference = LineDifference.Of(BodyJson.Pretty(before.Message.Body), BodyJson.Pretty(body));
        if (difference.Count == 0)
        {
            Report(before, original: null);
            return ExitCodes.Ok;
        }

        Show(difference);
        Warn(before, after);
        if (!options.IsConfirmed && !await terminal.ConfirmAsync("Put the edited letter in the place of the original?", stop))
        {
            terminal.Complain("nothing was changed.");
            return ExitCodes.Failed;
        }

        Report(after, await ReplaceAsync(filter, before.Message, body, stop));
        return ExitCodes.Ok;
    }

    /// <returns>The file that holds the original.</returns>
    private async Task<string> ReplaceAsync(LetterFilter filter, DeadLetterMessage shown, string body, CancellationToken stop)
    {
        await using var reading = new LetterReading(target, filter with { MessageIds = [shown.MessageId] });
        var original = (await reading.FindAsync(stop)).Message;
        using var archive = LetterArchive.NewIn(target.ArchiveFolder, "edited", terminal.Time);
        archive.Add([original]);
        var details = $"{options.CommandLine} (original in {archive.FilePath})";
        var entry = new AuditEntry(terminal.Time.GetUtcNow(), target.Who, "edit", [original.MessageId], details);
        await target.Audit.AppendAsync(entry, CancellationToken.None);
        await reading.Box.AddAsync([original with { Body = body }], CancellationToken.None);
        await reading.Box.DeleteAsync([original], CancellationToken.None);
        return archive.FilePath;
    }

    private void Show(IReadOnlyList<string> difference)
    {
        if (options.IsJson)
        {
            // Standard output is for the JSON alone; whoever is asked has to see what about.
            foreach (var line in options.IsConfirmed ? [] : difference)
            {
                terminal.Error.WriteLine(Cells.OneLine(line));
            }

            return;
        }

        foreach (var line in difference)
        {
            var style = line[0] switch
            {
                '+' => new Style(Color.Green),
                '-' => new Style(Color.Red),
                '@' => StatusStyle.Muted,
                _ => Style.Plain,
            };
            terminal.Console.Write(new Text(Cells.OneLine(line), style));
            terminal.Out.WriteLine();
        }
    }

    private void Warn(RecognizedDeadLetter before, RecognizedDeadLetter after)
    {
        if (after.Kind != before.Kind)
        {
            var (old, now) = (DeadLetterKindNames.Of(before.Kind), DeadLetterKindNames.Of(after.Kind));
            var consequence = after.Content is DeadLetterContent.Unknown unknown ? $" ({unknown.Problem}): it cannot be replayed." : ".";
            terminal.Complain($"warning: what was {old} is {now} after the edit{consequence}");
        }
    }

    private void Report(RecognizedDeadLetter letter, string? original)
    {
        if (options.IsJson)
        {
            var kind = DeadLetterKindNames.Of(letter.Kind);
            Json.WriteDocument(terminal.Out, new EditDocument(letter.Message.MessageId, original is not null, kind, original));
        }
        else if (original is null)
        {
            terminal.Out.WriteLine("The letter is the same as before; nothing was changed.");
        }
        else
        {
            var file = Paths.Display(original);
            terminal.Out.WriteLine(Cells.OneLine($"The edited letter is in the queue, with a new id; the original is in {file}."));
            terminal.Out.WriteLine(Cells.OneLine($"The original comes back with: {target.Propose($"notecast dlq import {CommandLineText.Quote(file)}")}"));
        }
    }
}
