using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Microsoft.Extensions.Logging;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.FinishNarration;

/// <summary>Finishes the narrations that were put into the audio bucket.</summary>
public sealed class Handler
{
    private const string Created = "ObjectCreated:";

    /// <summary>Source: Amazon S3 User Guide, "Event message structure": a new minor version only adds what a reader may ignore.</summary>
    private const string KnownMajorVersion = "2.";

    private readonly NarrationFinisher _finisher;
    private readonly IDeadLetterQueue _deadLetters;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A handler on this use case.</summary>
    public Handler(NarrationFinisher finisher, IDeadLetterQueue deadLetters, TimeProvider time, ILogger logger)
    {
        _finisher = finisher;
        _deadLetters = deadLetters;
        _time = time;
        _logger = logger;
    }

    /// <summary>Handles an event, each record whatever becomes of the others. A test notification of S3 has no records and is skipped.</summary>
    /// <exception cref="InvocationFailedException">A record failed and may work later: Lambda invokes again with the same event.</exception>
    public async Task HandleAsync(S3Event bucketEvent, ILambdaContext context)
    {
        if (bucketEvent.Records is null or [])
        {
            _logger.EventIsEmpty();
        }

        using var deadline = Deadline.After(context.RemainingTime, _time);
        Exception? firstFailure = null;
        foreach (var record in (bucketEvent.Records ?? []).Where(TellsOfAnObject))
        {
            try
            {
                await FinishAsync(record, context, deadline.Token);
            }
            catch (Exception exception)
            {
                firstFailure ??= exception;
            }
        }

        if (firstFailure is not null)
        {
            throw new InvocationFailedException(firstFailure);
        }
    }

    private bool TellsOfAnObject(S3Event.S3EventNotificationRecord? record)
    {
        if (record?.S3?.Object?.Key is null)
        {
            _logger.RecordHasNoKey(record?.EventName);
            return false;
        }

        if (record.EventName is { } name && !name.StartsWith(Created, StringComparison.Ordinal))
        {
            _logger.NothingCreated(name);
            return false;
        }

        return true;
    }

    private async Task FinishAsync(S3Event.S3EventNotificationRecord record, ILambdaContext context, CancellationToken cancellationToken)
    {
        try
        {
            RequireKnownVersion(record.EventVersion);
            await _finisher.FinishAsync(record.S3.Object.KeyDecoded, cancellationToken);
        }
        catch (PermanentFailureException exception)
        {
            // Lambda would try twice more for nothing.
            var now = _time.GetUtcNow();
            _logger.SetAside(exception.Failure.Code, exception.Failure.Reason, record.S3.Object.KeyDecoded, exception.CorrelationId);
            var cause = new DeadLetterCause
            {
                Function = FunctionNames.FinishNarration,
                Step = FunctionNames.FinishStep,
                Failure = exception.Failure,
                ErrorType = exception.GetType().Name,
                Attempts = 1,
                FirstFailedAt = now,
                LastFailedAt = now,
                CorrelationId = exception.CorrelationId,
            };
            await _deadLetters.SendAsync(new DeadLetter(FailedInvocation.Write(record, context, exception, now), cause), cancellationToken);
        }
    }

    private static void RequireKnownVersion(string? version)
    {
        if (version is not null && !version.StartsWith(KnownMajorVersion, StringComparison.Ordinal))
        {
            throw new PermanentFailureException(
                FailureCode.RecordUnreadable,
                $"A bucket event has the version '{version}'; this release understands {KnownMajorVersion}x.",
                "Update Notecast, then replay this dead letter.");
        }
    }
}
