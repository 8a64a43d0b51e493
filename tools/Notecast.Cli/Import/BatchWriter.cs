using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Cli.Import;

/// <summary>Writes the good notes of a source, in batches that are each one transaction.</summary>
internal sealed class BatchWriter(NoteClient client, ImportSource source)
{
    /// <summary>Large enough to be fast, small enough for others to write in between.</summary>
    private const int BatchSize = 200;

    /// <param name="progress">Is told after each batch how many notes were dealt with so far.</param>
    /// <param name="stop">Stops between two batches.</param>
    /// <returns>How many notes were new or different.</returns>
    public async Task<int> WriteAsync(Action<long> progress, CancellationToken stop)
    {
        var done = 0;
        var written = 0;
        foreach (var batch in source.Read().Select(item => item.Note).OfType<Note>().Chunk(BatchSize))
        {
            written += await NoteWriter.WriteAsync(client, batch, stop);
            done += batch.Length;
            progress(done);
        }

        return written;
    }
}
