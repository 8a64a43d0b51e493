namespace Notecast.Simulation.Load;

/// <summary>What a pipeline under load can be held back by.</summary>
public enum LoadLimit
{
    /// <summary>The speech service refused a request: too many a second.</summary>
    SpeechRate,

    /// <summary>The speech service refused a request: too many at once.</summary>
    SpeechConcurrency,

    /// <summary>A process held a request back, to stay within its share of the speech service's quota.</summary>
    SpeechShare,

    /// <summary>Jobs waited while as many were narrated at once as <c>MaximumConcurrency</c> allows.</summary>
    MaximumConcurrency,

    /// <summary>Jobs waited while Lambda had not yet added all the pollers that it may: it adds 300 a minute.</summary>
    QueueScaling,

    /// <summary>Lambda throttled an invocation: the account's concurrency was used up.</summary>
    LambdaConcurrency,

    /// <summary>Changes waited while every shard of the stream had as many batches under way as it may.</summary>
    StreamShards,

    /// <summary>DynamoDB refused a write of the catalog: the table's write units were used up.</summary>
    CatalogTable,

    /// <summary>DynamoDB refused a write of the catalog: the write units of one user's partition were used up.</summary>
    CatalogPartition,

    /// <summary>DynamoDB refused a write of the idempotency records: the table's write units were used up.</summary>
    IdempotencyTable,

    /// <summary>S3 refused a write: too many a second under one prefix.</summary>
    BucketWrites,

    /// <summary>S3 refused a read: too many a second under one prefix.</summary>
    BucketReads,

    /// <summary>SNS refused a message: too many a second.</summary>
    TopicPublishes,
}
