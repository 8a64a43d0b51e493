using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.NarrateNote;

/// <summary>Runs a batch of synthesis jobs.</summary>
public sealed class Handler
{
    /// <summary>Time kept back for what a failure needs: the catalog, the dead letter, the delay.</summary>
    private static readonly TimeSpan BookkeepingTime = TimeSpan.FromSeconds(5);

    private readonly SynthesisJobProcessor _processor;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A handler on this use case.</summary>
    public Handler(SynthesisJobProcessor processor, TimeProvider time, ILogger logger)
    {
        _processor = processor;
        _time = time;
        _logger = logger;
    }

    /// <summary>Handles an event.</summary>
    /// <returns>The ids of the messages that shall come back.</returns>
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queueEvent, ILambdaContext context)
    {
        var timeLeft = context.RemainingTime - BookkeepingTime;
        using var deadline = Deadline.After(context.RemainingTime, _time);
        using var work = Deadline.After(timeLeft, _time);
        var messages = (queueEvent.Records ?? []).Where(message => message is not null).ToList();
        if (messages.Count == 0)
        {
            _logger.EventIsEmpty();
        }

        var done = await Task.WhenAll(messages.Select(message =>
            _processor.ProcessAsync(ReadMessage(message), timeLeft, work.Token, deadline.Token)));
        return new SQSBatchResponse(
            [.. messages.Where((_, index) => !done[index]).Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })]);
    }

    private ReceivedJob ReadMessage(SQSEvent.SQSMessage message) => new(
        message.MessageId ?? "",
        message.ReceiptHandle ?? "",
        message.Body ?? "",
        message.ReceiveCount(),
        message.FirstReceivedAt() ?? _time.GetUtcNow(),
        ReplayMark.Read(message.TextAttributes()));
}
