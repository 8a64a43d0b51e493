using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>The line of a note that became ready or failed.</summary>
internal static class SettledLines
{
    /// <summary>As JSON Lines.</summary>
    public static void Json(TextWriter output, NoteRow row) =>
        Output.Json.WriteLine(output, new SettledDocument(StatusStyle.WordOf(row.Status), NoteDocument.Of(row)));

    /// <summary>For people.</summary>
    public static void Plain(TextWriter output, NoteRow row) => output.WriteLine(row is { Status: NarrationStatus.Ready, Ready: { } ready }
        ? Cells.OneLine($"ready   {row.Key}  {Words.Duration(ready.Duration)}  {ready.VoiceId}  {Paths.Display(row.FilePath!)}")
        : $"failed  {FailureLines.OneLine(row)}");
}
