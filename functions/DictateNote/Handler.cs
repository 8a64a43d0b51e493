using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging;
using Notecast.Domain.Failures;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.DictateNote;

/// <summary>Answers a direct invocation with a link to a note's audio.</summary>
public sealed class Handler
{
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
    /// <param name="context">Tells how long it may take.</param>
    /// <returns>The link.</returns>
    /// <exception cref="DictationRefusedException">The request or the note must change first.</exception>
    /// <exception cref="DictationFailedException">Something failed that may work later.</exception>
    public async Task<string> HandleAsync(JsonElement request, ILambdaContext context)
    {
        using var deadline = Deadline.After(context.RemainingTime, _time);
        try
        {
            var dictation = await _dictator.DictateAsync(
                RequestReader.Read(request), context.AwsRequestId, context.RemainingTime, deadline.Token);
            return dictation.Link.AbsoluteUri;
        }
        catch (PermanentFailureException exception)
        {
            _logger.Refused(exception.Failure.Code, exception.Failure.Reason);
            throw new DictationRefusedException(exception);
        }
        catch (Exception exception)
        {
            var failed = new DictationFailedException(exception);
            _logger.Failed(failed.Message);
            throw failed;
        }
    }
}
