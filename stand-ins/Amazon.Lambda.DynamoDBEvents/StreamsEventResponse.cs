using System.Text.Json.Serialization;

namespace Amazon.Lambda.DynamoDBEvents;

/// <summary>
/// A stream function's answer when its event source mapping has <c>ReportBatchItemFailures</c>: Lambda tries again from the lowest
/// reported sequence number. No failures means that the whole batch is done.
/// </summary>
public class StreamsEventResponse
{
    /// <summary>The records that failed; null until set.</summary>
    [JsonPropertyName("batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    /// <summary>One record that failed.</summary>
    public class BatchItemFailure
    {
        /// <summary>The record's sequence number.</summary>
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
