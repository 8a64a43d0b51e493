namespace Notecast.Domain.Reconciling;

/// <summary>Goes through a table in parallel segments, a few items at a time, at a given pace.</summary>
internal sealed class SegmentScan
{
    /// <summary>
    /// How many items are compared at once: as many as a table gives by key in one request.
    /// Source: Amazon DynamoDB API Reference, BatchGetItem.
    /// </summary>
    private const int MaxItems = 100;

    private readonly Pace _pace;
    private readonly int _segments;
    private readonly int _items;

    public SegmentScan(ReconcileOptions options, TimeProvider time)
    {
        _pace = new Pace(time, options.NotesPerSecond);
        _segments = options.Segments;
        _items = Math.Min(MaxItems, _pace.LargestBatch);
    }

    /// <summary>Reads all segments at once; when one fails, the others stop.</summary>
    public async Task RunAsync<T>(
        Func<int, int, CancellationToken, IAsyncEnumerable<IReadOnlyList<T>>> readPages,
        Func<T[], CancellationToken, Task> compare,
        CancellationToken cancellationToken)
    {
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Bounded.SelectAsync([.. Enumerable.Range(0, _segments)], _segments, async segment =>
        {
            try
            {
                await RunAsync(readPages(segment, _segments, others.Token), compare, others.Token);
                return segment;
            }
            catch
            {
                // Not CancelAsync, which goes on on another thread: virtual time has one.
                others.Cancel();
                throw;
            }
        });
    }

    /// <summary>Reads pages one after the other.</summary>
    public async Task RunAsync<T>(
        IAsyncEnumerable<IReadOnlyList<T>> pages, Func<T[], CancellationToken, Task> compare, CancellationToken cancellationToken)
    {
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            foreach (var items in page.Chunk(_items))
            {
                await _pace.WaitAsync(items.Length, cancellationToken);
                await compare(items, cancellationToken);
            }
        }
    }
}
