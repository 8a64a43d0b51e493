using System.Globalization;
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
    /// <summary>The most messages of a batch. Source: Amazon SQS API Reference, SendMessageBatch.</summary>
    private const int MaxEntries = 10;

    /// <summary>How many batches are sent at once.</summary>
    private const int Concurrency = 4;

    /// <summary>The longest visibility timeout. Source: Amazon SQS API Reference, ChangeMessageVisibility.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromHours(12);

    private readonly IAmazonSQS _client;
    private readonly string _queueUrl;
    private readonly AwsTarget _queue;

    /// <summary>The queue at <paramref name="queueUrl"/>.</summary>
    public SqsSynthesisQueue(IAmazonSQS client, string queueUrl)
    {
        _client = client;
        _queueUrl = queueUrl;
        _queue = new AwsTarget($"queue {queueUrl}");
    }

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
            QueueUrl = _queueUrl,
            MessageBody = SqsText.Escape(body),
            MessageAttributes = mark.Write().ToDictionary(
                attribute => attribute.Key, attribute => new MessageAttributeValue { DataType = "String", StringValue = attribute.Value }),
        };
        return _queue.CallAsync("SendMessage", token => _client.SendMessageAsync(request, token), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>One <c>ChangeMessageVisibility</c>; SQS counts whole seconds, so the delay is rounded up.</remarks>
    public Task DelayRetryAsync(string receiptHandle, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, MaxDelay);
        var request = new ChangeMessageVisibilityRequest
        {
            QueueUrl = _queueUrl,
            ReceiptHandle = receiptHandle,
            VisibilityTimeout = (int)Math.Ceiling(delay.TotalSeconds),
        };
        return _queue.CallAsync(
            "ChangeMessageVisibility", token => _client.ChangeMessageVisibilityAsync(request, token), cancellationToken);
    }

    private async Task<IEnumerable<SynthesisJob>> SendBatchAsync(List<(SynthesisJob Job, string Body)> batch, CancellationToken cancellationToken)
    {
        var request = new SendMessageBatchRequest
        {
            QueueUrl = _queueUrl,
            Entries = [.. batch.Select((entry, index) => new SendMessageBatchRequestEntry(IdOf(index), entry.Body))],
        };
        var response = await _queue.CallAsync(
            "SendMessageBatch", token => _client.SendMessageBatchAsync(request, token), cancellationToken);
        return (response.Failed ?? []).Select(failed => batch[int.Parse(failed.Id, CultureInfo.InvariantCulture)].Job);
    }

    private static IEnumerable<List<(SynthesisJob Job, string Body)>> BatchesOf(IReadOnlyList<SynthesisJob> jobs)
    {
        var batch = new List<(SynthesisJob Job, string Body)>();
        var bytes = 0;
        foreach (var job in jobs)
        {
            var body = SynthesisJobFormat.Write(job);
            var size = Encoding.UTF8.GetByteCount(body);
            if (batch.Count == MaxEntries || (batch.Count > 0 && bytes + size > SqsText.MaxBytes))
            {
                yield return batch;
                batch = [];
                bytes = 0;
            }

            batch.Add((job, body));
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);
}
