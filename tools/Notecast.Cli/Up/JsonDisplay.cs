using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>A JSON object a line for each note that becomes ready or fails.</summary>
internal sealed class JsonDisplay(Terminal terminal, PipelineView view) : IPipelineDisplay
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
            Json.WriteLine(terminal.Out, new SettledDocument(StatusStyle.WordOf(row.Status), NoteDocument.Of(row)));
        }

        await terminal.Out.FlushAsync();
    }
}
