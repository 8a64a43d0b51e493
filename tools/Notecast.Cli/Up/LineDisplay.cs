using Notecast.Cli.Hosting;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>A line for each note that becomes ready or fails: for files, pipes, scripts and service managers.</summary>
/// <param name="terminal">Where the lines go.</param>
/// <param name="view">Tells of the notes.</param>
/// <param name="write">Writes a note's line.</param>
internal sealed class LineDisplay(Terminal terminal, PipelineView view, Action<TextWriter, NoteRow> write) : IPipelineDisplay
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
            write(terminal.Out, row);
        }

        await terminal.Out.FlushAsync();
    }
}
