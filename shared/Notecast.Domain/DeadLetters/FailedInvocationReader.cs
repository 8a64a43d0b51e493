using System.Net;
using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.DeadLetters;

/// <summary>
/// Reads Lambda's record of a failed asynchronous invocation, whose event is a bucket's.
/// Sources: AWS Lambda Developer Guide, "Retaining records of asynchronous invocations"; Amazon S3 User Guide, "Event message structure".
/// </summary>
internal static class FailedInvocationReader
{
    public const string Member = "requestPayload";

    /// <summary>The condition of a record that FinishNarration wrote itself.</summary>
    private const string PermanentFailure = "PermanentFailure";

    /// <returns>The reading; <see langword="null"/> when the event names no object.</returns>
    public static BodyReading? Read(JsonElement? body)
    {
        var records = body.Object(Member).Items("Records").ToList();
        var keys = records.Select(KeyOf).OfType<string>().ToList();
        if (keys.Count == 0)
        {
            return null;
        }

        var context = body.Object("requestContext");
        var condition = context.Text("condition") ?? "no condition";
        var error = ReadError(body.Object("responsePayload"), condition);
        var function = FunctionNames.OfArn(context.Text("functionArn"));
        return new BodyReading
        {
            Kind = DeadLetterKind.FailedInvocation,
            Content = new DeadLetterContent.Objects(keys),
            Note = keys.Select(NoteOf).FirstOrDefault(note => note is not null),
            Function = function.Length > 0 ? function : FunctionNames.FinishNarration,
            Step = FunctionNames.FinishStep,
            ErrorType = error.Type,
            ErrorMessage = error.Message,
            CorrelationId = error.CorrelationId,
            IsPermanent = condition == PermanentFailure,
            Attempts = context.Count("approximateInvokeCount") ?? 1,
            FirstFailedAt = records.Select(record => record.Moment("eventTime")).Min(),
            LastFailedAt = body.Moment("timestamp"),
        };
    }

    private static NoteKey? NoteOf(string objectKey) => NarrationKey.TryParse(objectKey, out var key) ? key.Note : null;

    /// <summary>What the function's last answer says, if it gave one: it may have been stopped, or never invoked.</summary>
    private static (string Type, string Message, string CorrelationId) ReadError(JsonElement? response, string condition)
    {
        var type = response.Text("errorType");
        var message = response.Text("errorMessage");
        return type == nameof(InvocationFailedException)
            && message is not null
            && InvocationFailedException.TryRead(message, out var causeType, out var causeMessage, out var correlationId)
                ? (causeType, causeMessage, correlationId)
                : (type ?? condition, message ?? $"Lambda gave the invocation up and kept no error ({condition}).", "");
    }

    /// <summary>An object's key, decoded as the function does: a plus sign stands for a space.</summary>
    private static string? KeyOf(JsonElement? record) =>
        record.Object("s3").Object("object").Text("key") is { } key ? WebUtility.UrlDecode(key) : null;
}
