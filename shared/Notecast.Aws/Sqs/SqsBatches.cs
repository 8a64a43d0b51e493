using System.Globalization;

namespace Notecast.Aws;

/// <summary>Cuts what goes to SQS into batches. Source: Amazon SQS API Reference, SendMessageBatch.</summary>
internal static class SqsBatches
{
    /// <summary>The most entries of any batch.</summary>
    public const int MaxEntries = 10;

    /// <summary>Batches as large as a queue takes, in order.</summary>
    /// <param name="items">What goes.</param>
    /// <param name="bytesOf">How many bytes one takes; one that takes more than a batch may have is in a batch of its own.</param>
    public static IEnumerable<List<T>> Of<T>(IEnumerable<T> items, Func<T, int> bytesOf)
    {
        var batch = new List<T>();
        var bytes = 0;
        foreach (var item in items)
        {
            var size = bytesOf(item);
            if (batch.Count == MaxEntries || (batch.Count > 0 && bytes + size > SqsText.MaxBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add(item);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    /// <summary>The id of a batch's entry.</summary>
    public static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Which entry of its batch an id names.</summary>
    public static int IndexOf(string id) => int.Parse(id, CultureInfo.InvariantCulture);
}
