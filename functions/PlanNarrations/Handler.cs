using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.PlanNarrations;

/// <summary>Plans a batch of note changes. A record that is no note change is set aside, so that the shard goes on.</summary>
public sealed class Handler
{
    /// <summary>Time kept back to say which records are to be delivered again.</summary>
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(1);

    private readonly NarrationPlanner _planner;
    private readonly IDeadLetterQueue _deadLetters;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A handler on this use case.</summary>
    public Handler(NarrationPlanner planner, IDeadLetterQueue deadLetters, TimeProvider time, ILogger logger)
    {
        _planner = planner;
        _deadLetters = deadLetters;
        _time = time;
        _logger = logger;
    }

    /// <summary>Handles an event.</summary>
    /// <returns>The sequence numbers of the records to deliver again.</returns>
    public async Task<StreamsEventResponse> HandleAsync(DynamoDBEvent streamEvent, ILambdaContext context)
    {
        if (streamEvent.Records is null or [])
        {
            _logger.EventIsEmpty();
        }

        using var deadline = Deadline.After(context.RemainingTime - ResponseTime, _time);
        var changes = new List<NoteChange>();
        var failed = new List<string>();
        foreach (var record in streamEvent.Records ?? [])
        {
            try
            {
                changes.Add(NoteChangeReader.Read(record));
            }
            catch (FormatException exception)
            {
                if (!await TrySetAsideAsync(record, exception, deadline.Token))
                {
                    failed.Add(record?.Dynamodb?.SequenceNumber ?? "");
                }
            }
        }

        var unplanned = await _planner.PlanAsync(changes, deadline.Token);
        failed.AddRange(unplanned.Select(change => change.SequenceNumber));
        return new StreamsEventResponse
        {
            BatchItemFailures = [.. failed.Select(number => new StreamsEventResponse.BatchItemFailure { ItemIdentifier = number })],
        };
    }

    private async Task<bool> TrySetAsideAsync(DynamoDBEvent.DynamodbStreamRecord? record, FormatException problem, CancellationToken cancellationToken)
    {
        var correlationId = record?.EventID ?? "";
        _logger.PoisonRecord(problem.Message, correlationId);
        try
        {
            var now = _time.GetUtcNow();
            var cause = new DeadLetterCause
            {
                Function = FunctionNames.PlanNarrations,
                Step = FunctionNames.PlanStep,
                Failure = new Failure(
                    FailureCode.RecordUnreadable,
                    $"A stream record is no note change: {problem.Message}.",
                    "Correct the item in the notes table, or discard this record.",
                    IsPermanent: true),
                ErrorType = problem.GetType().Name,
                Attempts = 1,
                FirstFailedAt = now,
                LastFailedAt = now,
                CorrelationId = correlationId,
            };
            await _deadLetters.SendAsync(new DeadLetter(PoisonRecord.Write(record), cause), cancellationToken);
            return true;
        }
        catch (Exception exception)
        {
            // An unnamed record fails the whole batch, which is delivered again.
            _logger.PoisonRecordNotSetAside(FailureClassifier.Classify(exception).Reason, correlationId);
            return false;
        }
    }
}
