using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>Replays a batch of dead letters from the replay queue.</summary>
public sealed class Handler
{
    /// <summary>Time kept back to return what fails to the dead-letter queue.</summary>
    private static readonly TimeSpan BookkeepingTime = TimeSpan.FromSeconds(5);

    private readonly DeadLetterReplayer _replayer;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A handler on this use case.</summary>
    public Handler(DeadLetterReplayer replayer, TimeProvider time, ILogger logger)
    {
        _replayer = replayer;
        _time = time;
        _logger = logger;
    }

    /// <summary>Handles an event.</summary>
    /// <returns>The ids of the messages that shall come back to the replay queue.</returns>
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queueEvent, ILambdaContext context)
    {
        var timeLeft = context.RemainingTime - BookkeepingTime;
        using var deadline = Deadline.After(context.RemainingTime, _time);
        using var work = Deadline.After(timeLeft, _time);
        var messages = (queueEvent.Records ?? []).Where(message => message is not null).Select(ReadMessage).ToList();
        if (messages.Count == 0)
        {
            _logger.EventIsEmpty();
        }

        var unfinished = await _replayer.ProcessAsync(messages, context.RemainingTime, work.Token, deadline.Token);
        return new SQSBatchResponse(
            [.. unfinished.Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })]);
    }

    private DeadLetterMessage ReadMessage(SQSEvent.SQSMessage message) => new()
    {
        MessageId = message.MessageId ?? "",
        Body = message.Body ?? "",
        Attributes = message.TextAttributes(),
        TypedAttributes =
        [
            .. (message.MessageAttributes ?? [])
                .Select(attribute => ReadAttribute(attribute.Key, attribute.Value))
                .OfType<MessageAttribute>(),
        ],
        SentAt = message.SentAt() ?? _time.GetUtcNow(),
        FirstReceivedAt = message.FirstReceivedAt(),
        ReceiveCount = message.ReceiveCount(),
    };

    private static MessageAttribute? ReadAttribute(string name, SQSEvent.MessageAttribute? attribute) => attribute switch
    {
        { StringValue: { } text } => new MessageAttribute(name, attribute.DataType ?? MessageAttribute.TextType, text),
        { DataType: { } type, BinaryValue: { } bytes } => new MessageAttribute(name, type, Convert.ToBase64String(bytes.ToArray())),
        _ => null,
    };
}
