using System.Globalization;
using System.Text;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.DeadLetters.Replaying;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Spectre.Console;

namespace Notecast.Cli.DeadLetters.Showing;

/// <summary>All that is known of a letter, for a person: what failed, how the note stands, what a replay would do, the message.</summary>
internal sealed class LetterSheet(Terminal terminal)
{
    private readonly DateTimeOffset _now = terminal.Time.GetUtcNow();

    public void Write(ShownLetter shown)
    {
        WriteFields(FieldsOf(shown.Letter));
        if (shown.Note is { } note)
        {
            WriteHeading($"Note {note.Key}, as it is now");
            WriteFields(FieldsOf(note, shown.Letter));
        }

        WriteHeading("A replay now");
        WriteReplay(shown);
        var message = shown.Letter.Message;
        WriteHeading($"Attributes ({message.Attributes.Count})");
        WriteFields(message.Attributes
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, OnceOnly(pair.Value, shown.Letter))));
        WriteHeading($"Body ({Words.Size(Encoding.UTF8.GetByteCount(message.Body))})");
        foreach (var line in BodyJson.Pretty(message.Body).Split('\n'))
        {
            terminal.Out.WriteLine(Cells.OneLine(line));
        }
    }

    private IEnumerable<(string Name, string Value)> FieldsOf(RecognizedDeadLetter letter)
    {
        var message = letter.Message;
        var group = DeadLetterGroup.Of(letter);
        yield return ("message id", message.MessageId);
        yield return ("group", group.Id);
        yield return ("kind", DeadLetterKindNames.Of(letter.Kind));
        yield return ("function", letter.Function);
        yield return ("step", letter.Step);
        yield return ("error", $"{letter.ErrorType} ({LetterText.ClassOf(letter)})");
        yield return ("message", LetterText.MessageOf(letter));
        yield return ("note", letter.Note?.ToString() ?? "");
        yield return ("attempts", Figure(letter.Attempts));
        yield return ("first failed", Moment(letter.FirstFailedAt));
        yield return ("last failed", Moment(letter.LastFailedAt));
        yield return ("came back", letter.Replays == 0 ? "never replayed" : $"{Words.Count(letter.Replays, "time")} after a replay");
        yield return ("correlation", letter.CorrelationId);
        yield return ("sent", Moment(message.SentAt));
        yield return ("received", message.FirstReceivedAt is { } received
            ? $"{Words.Count(message.ReceiveCount, "time")}, first {Moment(received)}"
            : "never");
    }

    private IEnumerable<(string Name, string Value)> FieldsOf(NoteState note, RecognizedDeadLetter letter)
    {
        yield return ("text", TextOf(note));
        if (note.Entry is not { } entry)
        {
            yield return ("status", "not in the catalog");
            yield break;
        }

        yield return ("status", StatusStyle.WordOf(entry.Status));
        var removal = entry.Wanted.IsRemoval ? "its removal, " : "";
        yield return ("wanted", $"{removal}revision {entry.Wanted.Revision}, planned {Moment(entry.Wanted.RequestedAt)}");
        yield return ("ready", entry.Ready is { } ready ? $"revision {ready.Revision}, since {Moment(ready.ReadyAt)}" : "no narration");
        if (entry.LastFailure is { } failure)
        {
            yield return ("last failure", Describe(failure, letter));
        }
    }

    private string Describe(LastFailure failure, RecognizedDeadLetter letter)
    {
        var going = failure.IsFinal ? "" : ", tried again by itself";
        var message = OnceOnly($"{failure.Failure.Reason} {failure.Failure.Remedy}", letter);
        return $"{failure.Failure.Code}, {Moment(failure.At)}, revision {failure.Revision}{going}: {message}";
    }

    /// <summary>The letter's message may take many lines, and is already above.</summary>
    private static string OnceOnly(string text, RecognizedDeadLetter letter) => text == letter.ErrorMessage ? "(the message above)" : text;

    private static string TextOf(NoteState note)
    {
        if (!note.Exists)
        {
            return "the note is gone";
        }

        return note.TextLength is { } length ? Words.Count(length, "character") : "none";
    }

    private void WriteReplay(ShownLetter shown)
    {
        if (shown.Replay is not { } plan)
        {
            terminal.Out.WriteLine(Cells.OneLine($"cannot be told now, nor how the note stands: {shown.Problem}"));
            return;
        }

        // Of several parts, each says what is done and why.
        foreach (var part in plan.Parts ?? [plan])
        {
            terminal.Console.Write(new Text(Cells.OneLine(ReplayWords.Describe(shown.Letter.Note, part))));
            terminal.Out.WriteLine();
        }
    }

    private void WriteHeading(string heading)
    {
        terminal.Out.WriteLine();
        terminal.Console.Write(new Text(Cells.OneLine(heading), StatusStyle.Heading));
        terminal.Out.WriteLine();
    }

    private void WriteFields(IEnumerable<(string Name, string Value)> fields)
    {
        var table = new FieldTable();
        foreach (var (name, value) in fields)
        {
            table.Add(name, LetterText.Known(value));
        }

        table.WriteTo(terminal);
    }

    private string Moment(DateTimeOffset moment) => $"{Words.Moment(moment)} ({Words.Age(_now - moment)} ago)";

    private static string Figure(long figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}
