using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Embedded.Tracing;

namespace Notecast.Cli.Invoking;

/// <summary>Shows people what a function left.</summary>
internal static class LeftBehindTable
{
    public static void Write(Terminal terminal, LeftBehind left)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("What it left:");
        var table = new FieldTable();
        foreach (var (name, value) in Rows(left).DefaultIfEmpty(("nothing", "")))
        {
            table.Add(name, value);
        }

        table.WriteTo(terminal);
    }

    private static IEnumerable<(string Name, string Value)> Rows(LeftBehind left) =>
    [
        .. left.Jobs.Select(job => ("job", Describe(job))),
        .. left.DeadLetters.Select(letter => ("dead letter", Describe(letter))),
        .. left.Narrations.Select(audio => ("narration", Describe(audio))),
        .. left.DeletedNarrations.Select(key => ("deleted", key)),
        .. left.Dictations.Select(audio => ("dictation", Describe(audio))),
        .. left.Catalog.Select(status => ("catalog", Describe(status))),
        .. left.Messages.Select(message => ("message", message.Body)),
    ];

    private static string Describe(SentMessage job) =>
        ReplayMark.Read(job.Attributes) is { } mark ? $"{job.Body} (replays {mark.Replays})" : job.Body;

    private static string Describe(RecognizedDeadLetter letter)
    {
        var note = letter.Note is { } key ? $" {key}" : "";
        return $"{DeadLetterKindNames.Of(letter.Kind)} {DeadLetterGroup.Of(letter).Step}{note} {letter.ErrorType}: {letter.ErrorMessage}";
    }

    private static string Describe(LeftAudio audio)
    {
        var where = audio.FilePath is { } path ? Paths.Display(path) : audio.ObjectKey;
        return audio.Duration is { } duration ? $"{where} {Words.Duration(duration)}" : $"{where} (no audio)";
    }

    private static string Describe(LeftStatus status) => status.Before == status.After
        ? $"{status.Note}: {WordOf(status.After)}, as before"
        : $"{status.Note}: {WordOf(status.After)}, before: {WordOf(status.Before)}";

    private static string WordOf(NarrationStatus? status) => status is { } known ? StatusStyle.WordOf(known) : "unknown";
}
