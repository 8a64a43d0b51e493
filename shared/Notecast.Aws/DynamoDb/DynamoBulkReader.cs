using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Notecast.Aws;

/// <summary>Reads many items of one table, always consistently.</summary>
internal sealed class DynamoBulkReader(IAmazonDynamoDB client, string tableName, AwsTarget table, TimeProvider time)
{
    /// <summary>The most keys of one request. Source: Amazon DynamoDB API Reference, BatchGetItem.</summary>
    private const int MaxKeys = 100;

    /// <summary>How many batches are asked for at once.</summary>
    private const int Concurrency = 4;

    /// <summary>
    /// The wait before keys are asked for again that the table had no capacity for; it doubles each time. Source: Amazon DynamoDB API
    /// Reference, BatchGetItem, which strongly recommends to do so.
    /// </summary>
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>All items of one segment: one <c>Scan</c> a page of at most 1 MiB, of which no more than one is held.</summary>
    /// <param name="segment">The segment, from 0.</param>
    /// <param name="segments">How many segments there are.</param>
    /// <param name="names">The attributes to read; none for all.</param>
    /// <param name="cancellationToken">Stops the scan.</param>
    public async IAsyncEnumerable<List<Dictionary<string, AttributeValue>>> ScanAsync(
        int segment, int segments, IReadOnlyList<string> names, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(segment, segments);
        var request = new ScanRequest
        {
            TableName = tableName,
            ConsistentRead = true,
            Segment = segment,
            TotalSegments = segments,
            ProjectionExpression = ProjectionOf(names),
            ExpressionAttributeNames = PlaceholdersOf(names),
        };
        do
        {
            var page = await table.CallAsync("Scan", token => client.ScanAsync(request, token), cancellationToken);
            if (page.Items is { Count: > 0 } items)
            {
                yield return items;
            }

            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>
    /// The items that have these keys, in no order; a key without an item is left out. One <c>BatchGetItem</c> for each hundred keys, and
    /// more for what the table has no capacity for at first, until <paramref name="cancellationToken"/> stops it.
    /// </summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="names">The attributes to read; none for all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<List<Dictionary<string, AttributeValue>>> GetAsync(
        IEnumerable<Dictionary<string, AttributeValue>> keys, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<Dictionary<string, AttributeValue>>();
        foreach (var batches in keys.Chunk(MaxKeys).Chunk(Concurrency))
        {
            foreach (var ofOne in await Task.WhenAll(batches.Select(batch => GetBatchAsync(batch, names, cancellationToken))))
            {
                found.AddRange(ofOne);
            }
        }

        return found;
    }

    private async Task<List<Dictionary<string, AttributeValue>>> GetBatchAsync(
        Dictionary<string, AttributeValue>[] keys, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<Dictionary<string, AttributeValue>>();
        var left = new List<Dictionary<string, AttributeValue>>(keys);
        for (var delay = FirstDelay; ; delay = Longer(delay))
        {
            var request = new BatchGetItemRequest { RequestItems = new() { [tableName] = RequestOf(left, names) } };
            var answer = await table.CallAsync("BatchGetItem", token => client.BatchGetItemAsync(request, token), cancellationToken);
            found.AddRange(answer.Responses?.GetValueOrDefault(tableName) ?? []);
            left = answer.UnprocessedKeys?.GetValueOrDefault(tableName)?.Keys ?? [];
            if (left.Count == 0)
            {
                return found;
            }

            await Task.Delay(delay, time, cancellationToken);
        }
    }

    private static KeysAndAttributes RequestOf(List<Dictionary<string, AttributeValue>> keys, IReadOnlyList<string> names) => new()
    {
        Keys = keys,
        ConsistentRead = true,
        ProjectionExpression = ProjectionOf(names),
        ExpressionAttributeNames = PlaceholdersOf(names),
    };

    private static TimeSpan Longer(TimeSpan delay) => delay * 2 < LongestDelay ? delay * 2 : LongestDelay;

    private static string? ProjectionOf(IReadOnlyList<string> names) =>
        names.Count > 0 ? string.Join(',', names.Select(name => $"#{name}")) : null;

    /// <summary>Names go through placeholders, since some are reserved words.</summary>
    private static Dictionary<string, string>? PlaceholdersOf(IReadOnlyList<string> names) =>
        names.Count > 0 ? names.ToDictionary(name => $"#{name}") : null;
}
