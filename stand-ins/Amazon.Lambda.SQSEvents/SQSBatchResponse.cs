using System.Text.Json.Serialization;

namespace Amazon.Lambda.SQSEvents;

/// <summary>
/// A queue function's answer when its event source mapping has <c>ReportBatchItemFailures</c>: the named messages return to the queue,
/// all others are deleted from it.
/// </summary>
/// <param name="batchItemFailures">The messages that failed.</param>
public class SQSBatchResponse(List<SQSBatchResponse.BatchItemFailure> batchItemFailures)
{
    /// <summary>Makes an answer without failures.</summary>
    public SQSBatchResponse()
        : this([])
    {
    }

    /// <summary>The messages that failed.</summary>
    [JsonPropertyName("batchItemFailures")]
    public List<BatchItemFailure> BatchItemFailures { get; set; } = batchItemFailures;

    /// <summary>One message that failed.</summary>
    public class BatchItemFailure
    {
        /// <summary>The message's id.</summary>
        [JsonPropertyName("itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
