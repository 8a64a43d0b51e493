using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources;

/// <summary>
/// Writes what Lambda sends to an on-failure destination. Lambda developer guide: "Retaining discarded records for a DynamoDB event source"
/// and "Retaining records of asynchronous invocations".
/// </summary>
internal static class FailureRecordJson
{
    public const string RetryAttemptsExhausted = "RetryAttemptsExhausted";
    public const string RecordAgeExceeded = "RecordAgeExceeded";
    public const string RetriesExhausted = "RetriesExhausted";
    public const string EventAgeExceeded = "EventAgeExceeded";

    /// <summary>The record of a batch that a mapping gave up: positions only. Its last invocation is null when there was none.</summary>
    public static string WriteBatch(
        StreamBatch batch, string condition, string functionArn, string shardId, string streamArn, DateTimeOffset now) => Write(json =>
    {
        WriteRequestContext(json, batch.Last?.RequestId, functionArn, condition, batch.Invocations);
        WriteResponseContext(json, batch.Last);
        json.WriteString("version", "1.0");
        json.WriteString("timestamp", Milliseconds(now));
        json.WriteStartObject("DDBStreamBatchInfo");
        json.WriteString("shardId", shardId);
        json.WriteString("startSequenceNumber", batch.Records[0].SequenceNumber);
        json.WriteString("endSequenceNumber", batch.Records[^1].SequenceNumber);
        json.WriteString("approximateArrivalOfFirstRecord", Seconds(batch.Records[0].ArrivedAt));
        json.WriteString("approximateArrivalOfLastRecord", Seconds(batch.Records[^1].ArrivedAt));
        json.WriteNumber("batchSize", batch.Records.Count);
        json.WriteString("streamArn", streamArn);
        json.WriteEndObject();
    });

    /// <summary>The record of an asynchronous invocation that was given up, with the whole event. Its last try is null when there was none.</summary>
    public static string WriteInvocation(
        AcceptedInvocation invocation, InvocationResult? last, string condition, string functionArn, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("version", "1.0");
        json.WriteString("timestamp", Milliseconds(now));
        WriteRequestContext(json, invocation.RequestId, $"{functionArn}:$LATEST", condition, invocation.Attempts);
        json.WritePropertyName("requestPayload");
        json.WriteRawValue(invocation.Payload.Span);
        WriteResponseContext(json, last);
        json.WritePropertyName("responsePayload");
        if (last is { Payload.IsEmpty: false })
        {
            json.WriteRawValue(last.Payload.Span);
        }
        else
        {
            json.WriteNullValue();
        }
    });

    private static string Write(Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, EventJson.WriterOptions);
        json.WriteStartObject();
        writeMembers(json);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRequestContext(Utf8JsonWriter json, string? requestId, string functionArn, string condition, int invocations)
    {
        json.WriteStartObject("requestContext");
        json.WriteString("requestId", requestId);
        json.WriteString("functionArn", functionArn);
        json.WriteString("condition", condition);
        json.WriteNumber("approximateInvokeCount", invocations);
        json.WriteEndObject();
    }

    private static void WriteResponseContext(Utf8JsonWriter json, InvocationResult? last)
    {
        if (last is null)
        {
            json.WriteNull("responseContext");
            return;
        }

        json.WriteStartObject("responseContext");
        json.WriteNumber("statusCode", 200);
        json.WriteString("executedVersion", "$LATEST");
        if (last.Status == InvocationStatus.Succeeded)
        {
            // The function answered, and named failures in its answer.
            json.WriteNull("functionError");
        }
        else
        {
            json.WriteString("functionError", "Unhandled");
        }

        json.WriteEndObject();
    }

    private static string Milliseconds(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Seconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
