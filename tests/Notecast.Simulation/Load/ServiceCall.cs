namespace Notecast.Simulation.Load;

/// <summary>A call of the pipeline's network, as the service sees it.</summary>
/// <param name="Service">The service's name, as people are shown it.</param>
/// <param name="Latency">How long an answer takes, on average.</param>
/// <param name="SdkRetries">How often the SDK's client tries a throttled request again at once.</param>
/// <param name="Limits">The quotas that it counts for.</param>
internal sealed record ServiceCall(string Service, TimeSpan Latency, int SdkRetries, params LoadLimit[] Limits)
{
    // As Notecast.Aws configures its clients.
    private const int SpeechRetries = 2;
    private const int DynamoRetries = 5;
    private const int OtherRetries = 3;

    /// <summary>All calls that are made, by their names in <see cref="Schedules.Operations"/>.</summary>
    public static IReadOnlyDictionary<string, ServiceCall> AllOf(LoadOptions options) => new Dictionary<string, ServiceCall>
    {
        ["speech.speak"] = new("speech", options.SpeechLatency, SpeechRetries, LoadLimit.SpeechConcurrency, LoadLimit.SpeechRate),
        ["notes.find"] = Dynamo("notes, reads", 4),
        ["catalog.find"] = Dynamo("catalog, reads", 4),
        ["catalog.want"] = CatalogWrite,
        ["catalog.ready"] = CatalogWrite,
        ["catalog.fail"] = CatalogWrite,
        ["catalog.forget"] = CatalogWrite,
        ["idempotency.begin"] = IdempotencyWrite,
        ["idempotency.end"] = IdempotencyWrite,
        ["guard.begin"] = IdempotencyWrite,
        ["guard.end"] = IdempotencyWrite,
        ["segments.find"] = Other("segments, reads", 15, LoadLimit.BucketReads),
        ["segments.keep"] = Other("segments, writes", 30, LoadLimit.BucketWrites),
        ["bucket.put"] = Other("narrations, writes", 40, LoadLimit.BucketWrites),
        ["bucket.open"] = Other("narrations, reads", 20, LoadLimit.BucketReads),
        ["bucket.list"] = Other("narrations, reads", 20, LoadLimit.BucketReads),
        ["bucket.delete"] = Other("narrations, writes", 20, LoadLimit.BucketWrites),
        ["jobs.send"] = Other("queues", 15),
        ["jobs.resend"] = Other("queues", 15),
        ["jobs.delay"] = Other("queues", 10),
        ["letters.send"] = Other("queues", 15),
        ["topic.publish"] = Other("topic", 20, LoadLimit.TopicPublishes),
    };

    private static ServiceCall CatalogWrite => Dynamo("catalog, writes", 6, LoadLimit.CatalogPartition, LoadLimit.CatalogTable);

    private static ServiceCall IdempotencyWrite => Dynamo("idempotency, writes", 6, LoadLimit.IdempotencyTable);

    private static ServiceCall Dynamo(string service, double milliseconds, params LoadLimit[] limits) =>
        new(service, TimeSpan.FromMilliseconds(milliseconds), DynamoRetries, limits);

    private static ServiceCall Other(string service, double milliseconds, params LoadLimit[] limits) =>
        new(service, TimeSpan.FromMilliseconds(milliseconds), OtherRetries, limits);
}
