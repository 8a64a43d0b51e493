using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;
using Spectre.Console;

namespace Notecast.Cli.Up;

/// <summary>A table on the terminal that follows the notes; it goes away when the run ends.</summary>
internal sealed class LiveDisplay(Terminal terminal, PipelineView view, PipelineTotals before, string heading) : IPipelineDisplay
{
    private readonly Rate _rate = new(terminal.Time);
    private (int Width, int Height) _size;

    private Profile Profile => terminal.Console.Profile;

    public Task RunAsync(Func<Func<Task>, Task> watch)
    {
        _size = (Profile.Width, Profile.Height);
        return terminal.Console
            .Live(new Text(heading))
            .AutoClear(true)
            .StartAsync(context => watch(() => UpdateAsync(context)));
    }

    private async Task UpdateAsync(LiveDisplayContext context)
    {
        ClearAfterResize();
        var status = await view.ReadStatusAsync();
        var shape = FrameShape.For(_size.Width, _size.Height, status);
        var frame = new Frame
        {
            Heading = heading,
            Shape = shape,
            Rows = await ReadRowsAsync(shape.Rows, status),
            Failures = shape.Failures > 0 ? await view.ListAsync(shape.Failures, NarrationStatus.Failed) : [],
            Status = status,
            ThisRun = status.Totals.Since(before),
            PerMinute = _rate.PerMinute(status.Totals.Narrations),
        };
        context.UpdateTarget(frame.Render());
    }

    /// <summary>The terminal has wrapped the old frame anew, so the display does not know where it began.</summary>
    private void ClearAfterResize()
    {
        var size = (Profile.Width, Profile.Height);
        if (size != _size)
        {
            _size = size;
            terminal.Console.Clear(home: true);
        }
    }

    /// <summary>What is in motion, then what came to an end last, then the newest of the others.</summary>
    private async Task<IReadOnlyList<NoteRow>> ReadRowsAsync(int limit, PipelineStatus status)
    {
        var done = await SettledNotes.ReadLatestAsync(view, limit);
        var inMotion = status.Pending > 0 ? await view.ListOldestPendingAsync(Math.Max(limit / 2, limit - done.Count)) : [];
        var rows = inMotion.Concat(done).Concat(await view.ListAsync(limit));
        return [.. rows.DistinctBy(row => row.Key).Take(limit)];
    }
}
