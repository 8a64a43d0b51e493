using System.Globalization;
using System.Text.Json;

namespace Notecast.Domain.DeadLetters;

/// <summary>
/// Reads Lambda's record of a failed stream batch. Positions that are missing are empty: a replay compares all notes anyway.
/// Source: AWS Lambda Developer Guide, "Retaining discarded records for a DynamoDB event source".
/// </summary>
internal static class FailedBatchReader
{
    public const string Member = "DDBStreamBatchInfo";

    public static BodyReading Read(JsonElement? body, DeadLetterMessage message)
    {
        var context = body.Object("requestContext");
        var condition = context.Text("condition") ?? "no condition";
        var function = FunctionNames.OfArn(context.Text("functionArn"));
        var range = ReadRange(body.Object(Member), body.Moment("timestamp") ?? message.SentAt);
        return new BodyReading
        {
            Kind = DeadLetterKind.FailedStreamBatch,
            Content = new DeadLetterContent.StreamBatch(range),
            Function = function.Length > 0 ? function : FunctionNames.PlanNarrations,
            Step = FunctionNames.PlanStep,
            ErrorType = condition,
            ErrorMessage = string.Create(
                CultureInfo.InvariantCulture,
                $"Lambda gave up a batch of {range.Records} stream records ({condition}) and kept their positions only. ")
                + "Read the function's log lines of that time; a replay compares all notes with the catalog.",
            Attempts = context.Count("approximateInvokeCount") ?? 1,
            FirstFailedAt = range.FirstArrivedAt,
            LastFailedAt = body.Moment("timestamp"),
        };
    }

    private static StreamRange ReadRange(JsonElement? batch, DateTimeOffset givenUpAt) => new(
        batch.Text("shardId") ?? "",
        batch.Text("startSequenceNumber") ?? "",
        batch.Text("endSequenceNumber") ?? "",
        batch.Moment("approximateArrivalOfFirstRecord") ?? givenUpAt,
        batch.Moment("approximateArrivalOfLastRecord") ?? givenUpAt,
        batch.Count("batchSize") ?? 0);
}
