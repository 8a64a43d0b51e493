using System.Text;
using System.Text.Json;
using Notecast.Cli.Invoking;
using Notecast.Domain.Catalog;

namespace Notecast.Cli.Output;

/// <summary>One line of <c>invoke --list</c>.</summary>
internal sealed record InvokableFunctionDocument(
    string Function, double TimeoutSeconds, int MemoryMegabytes, IReadOnlyList<string> SampleEvents);

/// <summary>
/// <c>invoke</c>. Scripts rely on the property names; every property is always there. <c>result</c> and <c>report</c> are those of the last
/// try. <c>functionError</c> is null, or <c>Unhandled</c> as Lambda says it. <c>left</c> is null where nobody can tell what was left.
/// </summary>
internal sealed record InvocationDocument(
    string Function,
    string Event,
    string InvocationType,
    string RunsOn,
    int StatusCode,
    string? RequestId,
    string? FunctionError,
    JsonElement? Result,
    JsonElement? Error,
    ReportDocument? Report,
    IReadOnlyList<TryDocument> Tries,
    JsonElement? FailureRecord,
    LeftDocument? Left)
{
    public static InvocationDocument Of(Invocation invocation, InvocationOutcome? outcome, LeftBehind? left)
    {
        var (function, invoked, type, runsOn) = invocation;
        var last = outcome?.Tries[^1];
        return new InvocationDocument(
            function.Name,
            invoked.Source,
            type,
            runsOn,
            InvocationTypes.StatusCodeOf(type),
            outcome?.RequestId,
            last is null or { IsSuccess: true } ? null : "Unhandled",
            last is { IsSuccess: true } ? Parse(last.Result.Payload) : null,
            last is { IsSuccess: false } ? Parse(last.Result.Payload) : null,
            last is null ? null : ReportDocument.Of(last, function),
                [.. (outcome?.Tries ?? []).Select(TryDocument.Of)],
            outcome?.FailureRecord is { } record ? Parse(Encoding.UTF8.GetBytes(record)) : null,
            left is null ? null : LeftDocument.Of(left));
    }

    /// <summary>What is no JSON is told as text.</summary>
    internal static JsonElement? Parse(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(payload.Span);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(Encoding.UTF8.GetString(payload.Span), Json.Default.String);
        }
    }
}

/// <summary>
/// The figures of Lambda's REPORT line. Memory is null when it is not known, the init duration when no process was started.
/// </summary>
internal sealed record ReportDocument(
    double DurationMilliseconds,
    long BilledDurationMilliseconds,
    double? InitDurationMilliseconds,
    int MemorySizeMegabytes,
    long? MaxMemoryUsedBytes)
{
    public static ReportDocument Of(InvocationTry ended, DeployedFunction function) => new(
        ended.Result.Duration.TotalMilliseconds,
        ended.BilledMilliseconds,
        ended.Result.InitDuration?.TotalMilliseconds,
        function.MemoryMegabytes,
        ended.PeakMemoryBytes);
}

/// <summary>One try.</summary>
internal sealed record TryDocument(
    DateTimeOffset EndedAt, string Status, string? ErrorType, string? ErrorMessage, double DurationMilliseconds)
{
    public static TryDocument Of(InvocationTry ended) => new(
        ended.EndedAt,
        JsonNamingPolicy.CamelCase.ConvertName(ended.Result.Status.ToString()),
        ended.Result.ErrorType,
        ended.Result.ErrorMessage,
        ended.Result.Duration.TotalMilliseconds);
}

/// <summary>What a function left in a data folder.</summary>
internal sealed record LeftDocument(
    IReadOnlyList<LeftMessageDocument> Jobs,
    IReadOnlyList<LeftLetterDocument> DeadLetters,
    IReadOnlyList<LeftAudioDocument> Narrations,
    IReadOnlyList<string> DeletedNarrations,
    IReadOnlyList<LeftAudioDocument> Dictations,
    IReadOnlyList<LeftStatusDocument> Catalog,
    IReadOnlyList<JsonElement?> Messages)
{
    public static LeftDocument Of(LeftBehind left) => new(
        [.. left.Jobs.Select(job => new LeftMessageDocument(job.MessageId, job.Body, job.Attributes))],
        [.. left.DeadLetters.Select(letter => new LeftLetterDocument(LetterDocument.Of(letter), letter.Message.Body))],
        [.. left.Narrations.Select(LeftAudioDocument.Of)],
        left.DeletedNarrations,
        [.. left.Dictations.Select(LeftAudioDocument.Of)],
        [.. left.Catalog.Select(LeftStatusDocument.Of)],
        [.. left.Messages.Select(message => InvocationDocument.Parse(Encoding.UTF8.GetBytes(message.Body)))]);
}

/// <summary>A message as it was sent.</summary>
internal sealed record LeftMessageDocument(string MessageId, string Body, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A dead letter, with its body.</summary>
internal sealed record LeftLetterDocument(LetterDocument Letter, string Body);

/// <summary>Audio that was put. <c>file</c> is null when it is thrown away, <c>durationSeconds</c> when it is no audio.</summary>
internal sealed record LeftAudioDocument(string ObjectKey, string? File, double? DurationSeconds)
{
    public static LeftAudioDocument Of(LeftAudio audio) => new(audio.ObjectKey, audio.FilePath, audio.Duration?.TotalSeconds);
}

/// <summary>How a note stands in the catalog; null when the catalog does not know it.</summary>
internal sealed record LeftStatusDocument(string UserId, string NoteId, string? Before, string? After)
{
    public static LeftStatusDocument Of(LeftStatus status) =>
        new(status.Note.UserId, status.Note.NoteId.Text, WordOf(status.Before), WordOf(status.After));

    private static string? WordOf(NarrationStatus? status) => status is { } known ? StatusStyle.WordOf(known) : null;
}
