using System.Net;
using System.Text.Json;
using Notecast.Domain.Narrations;

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
        var response = body.Object("responsePayload");
        var function = FunctionNames.OfArn(context.Text("functionArn"));
        return new BodyReading
        {
            Kind = DeadLetterKind.FailedInvocation,
            Content = new DeadLetterContent.Objects(keys),
            Note = keys.Select(key => NarrationKey.TryParse(key, out var narration) ? narration.Note : null).FirstOrDefault(note => note is not null),
            Function = function.Length > 0 ? function : FunctionNames.FinishNarration,
            Step = FunctionNames.FinishStep,
            ErrorType = response.Text("errorType") ?? condition,
            ErrorMessage = response.Text("errorMessage") ?? $"Lambda gave the invocation up and kept no error ({condition}).",
            IsPermanent = condition == PermanentFailure,
            Attempts = context.Count("approximateInvokeCount") ?? 1,
            FirstFailedAt = records.Select(record => record.Moment("eventTime")).Min(),
            LastFailedAt = body.Moment("timestamp"),
        };
    }

    /// <summary>An object's key, decoded as the function does: a plus sign stands for a space.</summary>
    private static string? KeyOf(JsonElement? record) =>
        record.Object("s3").Object("object").Text("key") is { } key ? WebUtility.UrlDecode(key) : null;
}
