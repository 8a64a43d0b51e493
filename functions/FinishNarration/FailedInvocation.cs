using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Notecast.Domain.Failures;

namespace Notecast.Functions.FinishNarration;

/// <summary>
/// The dead letter of a narration that is unfit: the same shape as Lambda's record of a failed asynchronous invocation,
/// with the condition <c>PermanentFailure</c>, so that it is of the same kind and replayed the same way.
/// Source of the shape: AWS Lambda Developer Guide, "Retaining records of asynchronous invocations".
/// </summary>
internal static class FailedInvocation
{
    public static string Write(S3Event.S3EventNotificationRecord record, ILambdaContext context, PermanentFailureException exception, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version", "1.0");
            json.WriteString("timestamp", now.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteStartObject("requestContext");
            json.WriteString("requestId", context.AwsRequestId);
            json.WriteString("functionArn", context.InvokedFunctionArn);
            json.WriteString("condition", "PermanentFailure");
            json.WriteNumber("approximateInvokeCount", 1);
            json.WriteEndObject();
            json.WriteStartObject("requestPayload");
            json.WriteStartArray("Records");
            WriteRecord(json, record);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteStartObject("responseContext");
            json.WriteNumber("statusCode", 200);
            json.WriteString("executedVersion", context.FunctionVersion);
            json.WriteString("functionError", "Unhandled");
            json.WriteEndObject();
            json.WriteStartObject("responsePayload");
            json.WriteString("errorMessage", exception.Message);
            json.WriteString("errorType", exception.GetType().Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRecord(Utf8JsonWriter json, S3Event.S3EventNotificationRecord record)
    {
        json.WriteStartObject();
        json.WriteString("eventVersion", record.EventVersion);
        json.WriteString("eventSource", record.EventSource);
        json.WriteString("awsRegion", record.AwsRegion);
        json.WriteString("eventTime", record.EventTime);
        json.WriteString("eventName", record.EventName);
        json.WriteStartObject("s3");
        json.WriteString("s3SchemaVersion", record.S3.S3SchemaVersion);
        json.WriteStartObject("bucket");
        json.WriteString("name", record.S3.Bucket?.Name);
        json.WriteString("arn", record.S3.Bucket?.Arn);
        json.WriteEndObject();
        json.WriteStartObject("object");
        json.WriteString("key", record.S3.Object.Key);
        json.WriteNumber("size", record.S3.Object.Size);
        json.WriteString("eTag", record.S3.Object.ETag);
        json.WriteString("sequencer", record.S3.Object.Sequencer);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
