using Notecast.Simulation.Load;

namespace Notecast.Cli.Simulating;

/// <summary>The limits as people read them, with what is counted of each.</summary>
internal static class LimitWords
{
    public static (string Name, string Counted) Of(LoadLimit limit) => limit switch
    {
        LoadLimit.SpeechRate => ("speech, requests a second", "refused"),
        LoadLimit.SpeechConcurrency => ("speech, requests at once", "refused"),
        LoadLimit.SpeechShare => ("speech, a process's share of the quota", "held back"),
        LoadLimit.MaximumConcurrency => ("MaximumConcurrency", "seconds"),
        LoadLimit.QueueScaling => ("Lambda's pace of adding pollers", "seconds"),
        LoadLimit.LambdaConcurrency => ("Lambda's concurrency", "throttled"),
        LoadLimit.StreamShards => ("shards of the stream", "seconds"),
        LoadLimit.CatalogTable => ("write units of the catalog", "refused"),
        LoadLimit.CatalogPartition => ("write units of a user's partition", "refused"),
        LoadLimit.IdempotencyTable => ("write units of the idempotency records", "refused"),
        LoadLimit.BucketWrites => ("writes of the bucket", "refused"),
        LoadLimit.BucketReads => ("reads of the bucket", "refused"),
        LoadLimit.TopicPublishes => ("messages of the topic", "refused"),
        _ => (limit.ToString(), "times"),
    };
}
