using System.Net;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Notecast.Domain.Failures;
using Notecast.Domain.Speech;

namespace Notecast.Aws;

/// <summary>
/// The failure class of what Polly and the way to it throw. An exception of the service is no cause of the failure: its message may quote
/// the text, and a cause is logged.
/// </summary>
internal static class PollyFailures
{
    /// <summary>Longer names are no names.</summary>
    private const int MaxQuotedLength = 40;

    private const string Operation = "SynthesizeSpeech";

    /// <summary>
    /// Codes by which the service asks to slow down, whatever the status. Source: Amazon Polly API Reference, "Common Errors".
    /// </summary>
    private static readonly HashSet<string> Throttles = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded",
        "TooManyRequests", "TooManyRequestsException", "SlowDown", "ServiceQuotaExceededException",
    };

    /// <summary>
    /// Codes that say that who asks is wrong, and not what: roles, credentials and clocks can be mended without changing the note.
    /// Source: Amazon Polly API Reference, "Common Errors".
    /// </summary>
    private static readonly HashSet<string> Mendable = new(StringComparer.Ordinal)
    {
        "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "IncompleteSignature", "IncompleteSignatureException",
        "InvalidClientTokenId", "InvalidSignatureException", "MissingAuthenticationToken", "MissingAuthenticationTokenException",
        "NotAuthorized", "OptInRequired", "RequestExpired", "RequestExpiredException", "RequestTimeout", "RequestTimeoutException",
        "SignatureDoesNotMatch", "UnrecognizedClientException",
    };

    /// <summary>The failure behind an exception.</summary>
    public static FailureException Classify(SpeechRequest request, Exception exception) => exception switch
    {
        InvalidSsmlException => Refused(
            FailureCode.SsmlInvalid,
            $"The speech service refuses the SSML for the VoiceId {Quote(request.VoiceId)} with the Engine {Quote(request.Engine)}",
            exception,
            "Correct the SSML, choose an engine that knows all of its tags, or use TextType 'text'."),
        EngineNotSupportedException => EngineNotSupported(request, exception),
        LanguageNotSupportedException => LanguageNotSupported(request, exception),
        AmazonServiceException service when IsThrottling(service) => new TransientFailureException(
            FailureCode.SpeechThrottled,
            $"The speech service asks to slow down: {AwsFailures.Describe(service)}.",
            "It is tried again; lower the concurrency or ask for a higher quota if it stays."),
        AmazonServiceException { ErrorCode: "ValidationException" } service => Invalid(request, service),
        AmazonServiceException service when IsRefusal(service) => SpeechRefused(service),
        AmazonServiceException { StatusCode: > 0 } service => new TransientFailureException(
            FailureCode.SpeechUnavailable, $"{Operation} failed: {AwsFailures.Describe(service)}.", RemedyFor(service)),
        _ => new TransientFailureException(
            FailureCode.SpeechUnavailable,
            $"{Operation} failed: {AwsFailures.Describe(exception)}.",
            "It is tried again; check the service's health and the network path to it if it stays.",
            exception is AmazonServiceException ? null : exception),
    };

    /// <summary>The message tells which member is wrong, as in: Value 'Bob' at 'voiceId' failed to satisfy constraint.</summary>
    private static PermanentFailureException Invalid(SpeechRequest request, AmazonServiceException exception)
    {
        bool Names(string member) => exception.Message.Contains($" at '{member}' failed", StringComparison.OrdinalIgnoreCase);
        if (Names("voiceId"))
        {
            const string Remedy = "Use a voice id of Amazon Polly, such as Joanna.";
            return Refused(FailureCode.VoiceUnknown, $"There is no voice with the VoiceId {Quote(request.VoiceId)}", exception, Remedy);
        }

        if (Names("engine"))
        {
            return EngineNotSupported(request, exception);
        }

        return Names("languageCode")
            ? LanguageNotSupported(request, exception)
            : SpeechRefused(exception);
    }

    private static PermanentFailureException EngineNotSupported(SpeechRequest request, Exception exception) => Refused(
        FailureCode.EngineNotSupported,
        $"The voice with the VoiceId {Quote(request.VoiceId)} does not speak with the Engine {Quote(request.Engine)} in this region",
        exception,
        "Use another engine or voice, or leave Engine out.");

    private static PermanentFailureException LanguageNotSupported(SpeechRequest request, Exception exception) => Refused(
        FailureCode.LanguageNotSupported,
        $"The voice with the VoiceId {Quote(request.VoiceId)} does not speak {LanguageOf(request)}",
        exception,
        "Use a voice of that language, or leave LanguageCode out.");

    private static string LanguageOf(SpeechRequest request) =>
        request.LanguageCode is { } language ? $"the LanguageCode {Quote(language)}" : "its own language";

    private static PermanentFailureException SpeechRefused(Exception exception) => Refused(
        FailureCode.SpeechRefused, "The speech service refuses the request", exception, "Change the note's text or its settings.");

    private static PermanentFailureException Refused(FailureCode code, string reason, Exception exception, string remedy) =>
        new(code, $"{reason}: {AwsFailures.Describe(exception)}.", remedy);

    private static bool IsThrottling(AmazonServiceException exception) =>
        exception.StatusCode == HttpStatusCode.TooManyRequests || Throttles.Contains(exception.ErrorCode ?? "");

    /// <summary>
    /// Whether the request itself is at fault: all of 4xx but what says who asks, where, or too late. The service always names its reason:
    /// an answer without one is something else's on the way.
    /// </summary>
    private static bool IsRefusal(AmazonServiceException exception) =>
        exception.ErrorCode is { Length: > 0 }
        && exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
        and not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout)
        && !Mendable.Contains(exception.ErrorCode);

    private static string RemedyFor(AmazonServiceException exception) =>
        exception.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError
        ? "It is tried again; see that the role may use polly:SynthesizeSpeech and that the region and the endpoint are right if it stays."
        : "It is tried again; check the service's health if it stays.";

    private static string Quote(string name)
    {
        if (name.Length <= MaxQuotedLength)
        {
            return $"'{name}'";
        }

        var end = char.IsHighSurrogate(name[MaxQuotedLength - 1]) ? MaxQuotedLength - 1 : MaxQuotedLength;
        return $"'{name[..end]}…'";
    }
}
