using System.Text;
using Amazon.SQS;
using Amazon.SQS.Model;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The queue of synthesis jobs on SQS.</summary>
public sealed class SqsSynthesisQueue : ISynthesisQueue
{
    /// <summary>How many batches are sent at once.</summary>
    private const int Concurrency = 4;

    /// <summary>The longest visibility timeout. Source: Amazon SQS API Reference, ChangeMessageVisibility.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(12);

    private readonly SqsBatchQueue _queue;

    /// <summary>The queue at <paramref name="queueUrl"/>.</summary>
    public SqsSynthesisQueue(IAmazonSQS client, string queueUrl) => _queue = new SqsBatchQueue(client, queueUrl);

    /// <inheritdoc/>
    /// <remarks>One <c>SendMessageBatch</c> for ten jobs, or for fewer whose messages fill a batch.</remarks>
    public async Task<IReadOnlyList<SynthesisJob>> SendAsync(IReadOnlyList<SynthesisJob> jobs, CancellationToken cancellationToken)
    {
        var refused = new List<SynthesisJob>();
        foreach (var batches in BatchesOf(jobs).Chunk(Concurrency))
        {
            foreach (var ofOne in await Task.WhenAll(batches.Select(batch => SendBatchAsync(batch, cancellationToken))))
            {
                refused.AddRange(ofOne);
            }
        }

        return refused;
    }

    /// <inheritdoc/>
    /// <remarks>One <c>SendMessage</c>.</remarks>
    public Task ResendAsync(string body, ReplayMark mark, CancellationToken cancellationToken)
    {
        var request = new SendMessageRequest
        {
            QueueUrl = _queue.Url,
            MessageBody = SqsText.Escape(body),
            MessageAttributes = mark.Write().ToDictionary(
                attribute => attribute.Key, attribute => SqsAttributes.Text(attribute.Value)),
        };
        return _queue.Target.CallAsync("SendMessage", token => _queue.Client.SendMessageAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>One <c>ChangeMessageVisibility</c>; SQS counts whole seconds, so the delay is rounded up.</remarks>
    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, MaxDelay);
        var request = new ChangeMessageVisibilityRequest
        {
            QueueUrl = _queue.Url,
            ReceiptHandle = receiptHandle,
            VisibilityTimeout = (int)Math.Ceiling(delay.TotalSeconds),
        };
        return _queue.Target.CallAsync(
            "ChangeMessageVisibility", token => _queue.Client.ChangeMessageVisibilityAsync(request, token), cancellationToken);
    }

    private async Task<IEnumerable<SynthesisJob>> SendBatchAsync(
        List<(SynthesisJob Job, string Body)> batch, CancellationToken cancellationToken)
    {
        var refused = await _queue.SendAsync(
            [.. batch.Select((entry, index) => new SendMessageBatchRequestEntry(SqsBatches.IdOf(index), entry.Body))], cancellationToken);
        return refused.Select(failed => batch[failed.Index].Job);
    }

    private static IEnumerable<List<(SynthesisJob Job, string Body)>> BatchesOf(IReadOnlyList<SynthesisJob> jobs) => SqsBatches.Of(
        jobs.Select(job => (job, SynthesisJobFormat.Write(job))), message => Encoding.UTF8.GetByteCount(message.Item2));
}
