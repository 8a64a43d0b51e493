using System.Text.Json;
using System.Web;
using System.Xml.Linq;
using Notecast.AwsTesting;

namespace Notecast.NativeFunctions.Tests.Rights;

/// <summary>
/// An action on a resource that a request needs the right for. Source: AWS Service Authorization Reference, the pages of DynamoDB, SQS, S3,
/// SNS and Polly.
/// </summary>
/// <param name="Action">The action, with its service.</param>
/// <param name="Resource">The resource's ARN; <c>*</c> for an action that knows none.</param>
internal sealed record UsedRight(string Action, string Resource)
{
    private const string Account = "123456789012";
    private const string Batch = "Batch";

    /// <summary>What a request needs. A request that deletes several objects needs a right for each.</summary>
    public static IEnumerable<UsedRight> Of(RecordedRequest request) => request.Service switch
    {
        "dynamodb" => [OfDynamoDb(request)],
        "sqs" => [OfSqs(request)],
        "s3" => OfS3(request),
        "sns" => [OfSns(request)],
        "polly" when request.RawUrl == "/v1/speech" => [new UsedRight("polly:SynthesizeSpeech", "*")],
        _ => throw new InvalidOperationException($"{request.Method} {request.RawUrl} of {request.Service} is a request that no test expects."),
    };

    private static UsedRight OfDynamoDb(RecordedRequest request)
    {
        var operation = OperationOf(request);
        using var body = JsonDocument.Parse(request.Body);
        if (body.RootElement.TryGetProperty("TableName", out var table))
        {
            // The right to list a table's streams is given on the streams.
            var streams = operation == "ListStreams" ? "/stream/any" : "";
            return new UsedRight($"dynamodb:{operation}", $"arn:aws:dynamodb:{MotoServer.Region}:{Account}:table/{table.GetString()}{streams}");
        }

        if (body.RootElement.TryGetProperty("RequestItems", out var items))
        {
            return new UsedRight($"dynamodb:{operation}", $"arn:aws:dynamodb:{MotoServer.Region}:{Account}:table/{items.EnumerateObject().Single().Name}");
        }

        // A shard iterator starts with its stream's ARN.
        var stream = body.RootElement.TryGetProperty("StreamArn", out var arn) ? arn.GetString()! : body.RootElement.GetProperty("ShardIterator").GetString()!;
        return new UsedRight($"dynamodb:{operation}", stream.Split('|')[0]);
    }

    private static UsedRight OfSqs(RecordedRequest request)
    {
        var operation = OperationOf(request);
        using var body = JsonDocument.Parse(request.Body);
        var name = body.RootElement.GetProperty("QueueUrl").GetString()!.Split('/')[^1];
        var action = operation.EndsWith(Batch, StringComparison.Ordinal) ? operation[..^Batch.Length] : operation;
        return new UsedRight($"sqs:{action}", $"arn:aws:sqs:{MotoServer.Region}:{Account}:{name}");
    }

    private static UsedRight OfSns(RecordedRequest request)
    {
        var form = HttpUtility.ParseQueryString(System.Text.Encoding.UTF8.GetString(request.Body.Span));
        return new UsedRight($"sns:{form["Action"]}", form["TopicArn"] ?? "");
    }

    private static IEnumerable<UsedRight> OfS3(RecordedRequest request)
    {
        var parts = request.RawUrl.Split('?', 2);
        var path = Uri.UnescapeDataString(parts[0]).TrimStart('/').Split('/', 2);
        var bucket = $"arn:aws:s3:::{path[0]}";
        var key = path.Length > 1 ? path[1] : "";
        var query = HttpUtility.ParseQueryString(parts.Length > 1 ? parts[1] : "");
        if (key.Length > 0)
        {
            return [new UsedRight(ObjectActionOf(request.Method, query["uploadId"] is not null), $"{bucket}/{key}")];
        }

        var isDelete = request.Method == "POST" && query.GetValues(null)?.Contains("delete") == true || query.AllKeys.Contains("delete");
        return isDelete
            ? DeletedKeys(request.Body).Select(deleted => new UsedRight("s3:DeleteObject", $"{bucket}/{deleted}"))
            : [new UsedRight("s3:ListBucket", bucket)];
    }

    /// <summary>All steps of a multipart upload but its end by an abort need the right to put the object.</summary>
    private static string ObjectActionOf(string method, bool isUpload) => method switch
    {
        "GET" or "HEAD" => "s3:GetObject",
        "PUT" or "POST" => "s3:PutObject",
        "DELETE" => isUpload ? "s3:AbortMultipartUpload" : "s3:DeleteObject",
        _ => throw new InvalidOperationException($"{method} on an object is a request that no test expects."),
    };

    private static IEnumerable<string> DeletedKeys(ReadOnlyMemory<byte> body)
    {
        using var stream = new MemoryStream(body.ToArray());
        return [.. XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "Key").Select(element => element.Value)];
    }

    /// <summary>The operation in a target such as <c>DynamoDB_20120810.GetItem</c>.</summary>
    private static string OperationOf(RecordedRequest request) => request.Target.Split('.')[^1];
}
