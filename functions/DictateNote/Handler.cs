using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.DictateNote;

/// <summary>Answers a direct invocation with a link to a note's audio.</summary>
public sealed class Handler
{
    /// <summary>Time kept back to release the idempotency record and to answer: Lambda kills a function without a word.</summary>
    private static readonly TimeSpan BookkeepingTime = TimeSpan.FromSeconds(5);

    private readonly NoteDictator _dictator;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>A handler on this use case.</summary>
    public Handler(NoteDictator dictator, TimeProvider time, ILogger logger)
    {
        _dictator = dictator;
        _time = time;
        _logger = logger;
    }

    /// <summary>Handles a request.</summary>
    /// <param name="request"><c>{"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}</c>: see <see cref="RequestReader"/>.</param>
    /// <param name="context">Tells how long it may take, and the request's id, which the log calls its correlation.</param>
    /// <returns>The link: an absolute URL.</returns>
    /// <exception cref="DictationRefusedException">The request or the note must change first.</exception>
    /// <exception cref="DictationFailedException">Something failed that may work later.</exception>
    public async Task<string> HandleAsync(JsonElement request, ILambdaContext context)
    {
        var timeLeft = context.RemainingTime - BookkeepingTime;
        using var work = Deadline.After(timeLeft, _time);
        try
        {
            var dictation = await _dictator.DictateAsync(RequestReader.Read(request), context.AwsRequestId, timeLeft, work.Token);
            return dictation.Link.AbsoluteUri;
        }
        catch (PermanentFailureException exception)
        {
            _logger.Refused(exception.Failure.Code, exception.Failure.Reason, context.AwsRequestId);
            throw new DictationRefusedException(exception);
        }
        catch (Exception exception)
        {
            var failure = FailureClassifier.Classify(exception);
            _logger.Failed(failure.Code, failure.Reason, failure.Remedy, context.AwsRequestId);
            throw new DictationFailedException(failure, exception);
        }
    }
}
