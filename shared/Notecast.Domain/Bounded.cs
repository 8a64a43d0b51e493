namespace Notecast.Domain;

/// <summary>Work on many items, a few at a time, on the caller's own scheduler (virtual time has its own).</summary>
internal static class Bounded
{
    /// <summary>
    /// Applies <paramref name="work"/> to all items, at most <paramref name="concurrency"/> at once. After a failure no new item is started,
    /// but those under way end by themselves: what they have paid for is kept. Then the first failure is thrown.
    /// </summary>
    public static async Task<TResult[]> SelectAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, int concurrency, Func<TItem, Task<TResult>> work)
    {
        var results = new TResult[items.Count];
        var next = 0;
        var failed = false;

        async Task WorkAsync()
        {
            while (!Volatile.Read(ref failed))
            {
                var index = Interlocked.Increment(ref next) - 1;
                if (index >= items.Count)
                {
                    return;
                }

                try
                {
                    results[index] = await work(items[index]);
                }
                catch
                {
                    Volatile.Write(ref failed, true);
                    throw;
                }
            }
        }

        var workers = new Task[Math.Min(concurrency, items.Count)];
        for (var worker = 0; worker < workers.Length; worker++)
        {
            workers[worker] = WorkAsync();
        }

        await Task.WhenAll(workers);
        return results;
    }
}
