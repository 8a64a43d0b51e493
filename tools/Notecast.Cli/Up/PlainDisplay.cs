using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>A line for each note that becomes ready or fails: for files, pipes and service managers.</summary>
internal sealed class PlainDisplay(Terminal terminal, PipelineView view) : IPipelineDisplay
{
    private readonly SettledNotes _settled = new(view);

    public async Task RunAsync(Func<Func<Task>, Task> watch)
    {
        await _settled.StartAsync();
        await watch(WriteNewsAsync);
    }

    private async Task WriteNewsAsync()
    {
        foreach (var row in await _settled.ReadAsync())
        {
            await terminal.Out.WriteLineAsync(Describe(row));
        }

        await terminal.Out.FlushAsync();
    }

    private static string Describe(NoteRow row) => row is { Status: NarrationStatus.Ready, Ready: { } ready }
        ? Cells.OneLine($"ready   {row.Key}  {Words.Duration(ready.Duration)}  {ready.VoiceId}  {Paths.Display(row.FilePath!)}")
        : $"failed  {FailureLines.OneLine(row)}";
}
