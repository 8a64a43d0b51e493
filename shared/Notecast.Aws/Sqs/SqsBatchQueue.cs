using Amazon.SQS;
using Amazon.SQS.Model;

namespace Notecast.Aws;

/// <summary>One queue, to which everything goes in batches of at most ten.</summary>
internal sealed class SqsBatchQueue(IAmazonSQS client, string queueUrl)
{
    /// <summary>How often the deletion of a message is tried when the queue refuses just that one.</summary>
    private const int MaxDeletions = 3;

    public IAmazonSQS Client => client;

    public string Url => queueUrl;

    public AwsTarget Target { get; } = new($"queue {queueUrl}");

    /// <summary>Sends messages.</summary>
    /// <returns>Which of them, counted from 0, the queue did not take, and why.</returns>
    public async Task<IReadOnlyList<(int Index, string Code)>> SendAsync(
        IReadOnlyList<SendMessageBatchRequestEntry> entries, CancellationToken cancellationToken)
    {
        var request = new SendMessageBatchRequest { QueueUrl = queueUrl, Entries = [.. entries] };
        var answer = await Target.CallAsync("SendMessageBatch", token => client.SendMessageBatchAsync(request, token), cancellationToken);
        return IndexesOf(answer.Failed);
    }

    /// <summary>Deletes received messages.</summary>
    /// <returns>Those that the queue did not delete, with the reason.</returns>
    public async Task<IReadOnlyList<(ReceivedHandle Handle, string Code)>> DeleteAsync(
        IReadOnlyList<ReceivedHandle> handles, CancellationToken cancellationToken)
    {
        IReadOnlyList<(ReceivedHandle Handle, string Code)> left = [.. handles.Select(handle => (handle, ""))];
        for (var tries = 0; tries < MaxDeletions && left.Count > 0; tries++)
        {
            left = await DeleteOnceAsync([.. left.Select(refused => refused.Handle)], cancellationToken);
        }

        return left;
    }

    /// <summary>Hides received messages from now on for so long, or shows them at once.</summary>
    /// <returns>Those that are not hidden by their handle any more.</returns>
    public async Task<IReadOnlyList<ReceivedHandle>> HideAsync(
        IReadOnlyList<ReceivedHandle> handles, int seconds, CancellationToken cancellationToken)
    {
        var request = new ChangeMessageVisibilityBatchRequest
        {
            QueueUrl = queueUrl,
            Entries =
            [
                .. handles.Select((handle, index) => new ChangeMessageVisibilityBatchRequestEntry(SqsBatches.IdOf(index), handle.Receipt)
                {
                    VisibilityTimeout = seconds,
                }),
            ],
        };
        var answer = await Target.CallAsync(
            "ChangeMessageVisibilityBatch", token => client.ChangeMessageVisibilityBatchAsync(request, token), cancellationToken);
        return [.. IndexesOf(answer.Failed).Select(failed => handles[failed.Index])];
    }

    private async Task<IReadOnlyList<(ReceivedHandle Handle, string Code)>> DeleteOnceAsync(
        ReceivedHandle[] handles, CancellationToken cancellationToken)
    {
        var request = new DeleteMessageBatchRequest
        {
            QueueUrl = queueUrl,
            Entries = [.. handles.Select((handle, index) => new DeleteMessageBatchRequestEntry(SqsBatches.IdOf(index), handle.Receipt))],
        };
        var answer = await Target.CallAsync(
            "DeleteMessageBatch", token => client.DeleteMessageBatchAsync(request, token), cancellationToken);
        return [.. IndexesOf(answer.Failed).Select(failed => (handles[failed.Index], failed.Code))];
    }

    private static (int Index, string Code)[] IndexesOf(List<BatchResultErrorEntry>? failed) =>
        [.. (failed ?? []).Select(entry => (SqsBatches.IndexOf(entry.Id), entry.Code))];
}
