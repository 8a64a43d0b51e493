using System.Globalization;
using Amazon.S3;
using Notecast.AwsTesting;

namespace Notecast.Aws.Tests.S3;

/// <summary>The part of S3 that uploads in parts need; it counts the bytes of the parts and keeps none.</summary>
internal sealed class MultipartServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly Func<string, LoopbackAnswer?> _fails;
    private long _received;

    /// <param name="fails">The answer to an operation that shall fail; <see langword="null"/> when it shall not.</param>
    public MultipartServer(Func<string, LoopbackAnswer?>? fails = null)
    {
        _fails = fails ?? (_ => null);
        _server = new LoopbackServer(Answer);
        Client = TestClients.S3At(_server.Url);
    }

    public AmazonS3Client Client { get; }

    /// <summary>The bytes of all parts that were acknowledged.</summary>
    public long Received => Interlocked.Read(ref _received);

    /// <summary>The operations, in order.</summary>
    public IReadOnlyList<string> Operations => [.. _server.Requests.Select(NameOf)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private LoopbackAnswer Answer(LoopbackRequest request)
    {
        var operation = NameOf(request);
        if (_fails(operation) is { } failure)
        {
            return failure;
        }

        if (operation == "UploadPart")
        {
            Interlocked.Add(ref _received, long.Parse(request.Headers["X-Amz-Decoded-Content-Length"], CultureInfo.InvariantCulture));
        }

        return operation switch
        {
            "CreateMultipartUpload" => Answers.Xml(
                200, "<InitiateMultipartUploadResult><UploadId>upload-1</UploadId></InitiateMultipartUploadResult>"),
            "CompleteMultipartUpload" => Answers.Xml(
                200, "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>"),
            "AbortMultipartUpload" => Answers.Xml(204, ""),
            _ => Answers.Xml(200, "", ("ETag", "\"part\"")),
        };
    }

    private static string NameOf(LoopbackRequest request) => (request.Method, request.RawUrl.Split('?').Last()) switch
    {
        ("POST", "uploads") => "CreateMultipartUpload",
        ("POST", _) => "CompleteMultipartUpload",
        ("DELETE", _) => "AbortMultipartUpload",
        ("PUT", var query) when query.Contains("partNumber", StringComparison.Ordinal) => "UploadPart",
        _ => "PutObject",
    };
}
