using System.Web;
using Notecast.AwsTesting;

namespace Notecast.Benchmarks;

/// <summary>Names the operation that a request asks for, as <c>Service.Operation</c>.</summary>
internal static class OperationName
{
    public static string Of(RecordedRequest request) => request.Service switch
    {
        "dynamodb" => $"DynamoDB.{request.Target.Split('.').Last()}",
        "sqs" => $"SQS.{request.Target.Split('.').Last()}",
        "sns" => $"SNS.{HttpUtility.ParseQueryString(System.Text.Encoding.UTF8.GetString(request.Body.Span))["Action"]}",
        "s3" => $"S3.{OfS3(request.Method, request.RawUrl)}",
        _ => $"{request.Service}.{request.Method}",
    };

    /// <summary>Amazon S3 API reference: operations differ in the method, whether a key follows the bucket, and the query.</summary>
    private static string OfS3(string method, string rawUrl)
    {
        var url = rawUrl.Split('?', 2);
        var isObject = url[0].Trim('/').Contains('/', StringComparison.Ordinal);
        var query = url.Length > 1 ? url[1] : "";
        bool Asks(string parameter) => query.Split('&').Any(pair => pair.Split('=')[0] == parameter);
        return (method, isObject) switch
        {
            ("GET", true) => "GetObject",
            ("GET", false) => "ListObjects",
            ("HEAD", true) => "HeadObject",
            ("PUT", true) => Asks("partNumber") ? "UploadPart" : "PutObject",
            ("POST", true) => Asks("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload",
            ("POST", false) when Asks("delete") => "DeleteObjects",
            ("DELETE", true) => Asks("uploadId") ? "AbortMultipartUpload" : "DeleteObject",
            _ => $"{method} {(isObject ? "object" : "bucket")}",
        };
    }
}
