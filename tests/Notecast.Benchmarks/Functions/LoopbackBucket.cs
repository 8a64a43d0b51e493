using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Web;

namespace Notecast.Benchmarks.Functions;

/// <summary>A bucket in memory, with the answers of S3.</summary>
internal sealed class LoopbackBucket
{
    private const string MetadataPrefix = "x-amz-meta-";
    private const string ETagOfParts = "\"00000000000000000000000000000000-1\"";

    private readonly ConcurrentDictionary<string, Stored> _objects = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<int, byte[]>> _uploads = new();

    /// <summary>The paths of the objects, percent-encoded, with the bucket's name in front.</summary>
    public IReadOnlyCollection<string> Paths => [.. _objects.Keys];

    /// <summary>The bytes of an object.</summary>
    public long LengthOf(string path) => _objects[path].Pieces.Sum(piece => (long)piece.Length);

    /// <summary>Deletes all objects.</summary>
    public void Clear() => _objects.Clear();

    /// <summary>Answers a request.</summary>
    public CloudAnswer Answer(CloudRequest request)
    {
        var query = HttpUtility.ParseQueryString(request.Query);
        return (request.Method, query["uploadId"]) switch
        {
            ("PUT", { } upload) => PutPart(upload, int.Parse(query["partNumber"]!, null), request.Body),
            ("PUT", null) => Put(request),
            ("POST", { } upload) => Complete(request.Path, upload),
            ("POST", null) => Start(request),
            ("GET" or "HEAD", _) when !query.AllKeys.Contains("list-type") => Find(request),
            ("GET", _) => CloudAnswer.Xml(HttpStatusCode.OK, "<ListBucketResult><KeyCount>0</KeyCount></ListBucketResult>"),
            ("DELETE", _) => new CloudAnswer(HttpStatusCode.NoContent, "application/xml", []),
            _ => throw new NotSupportedException($"The bucket of the benchmark has no {request.Method} {request.Path}."),
        };
    }

    private CloudAnswer Put(CloudRequest request)
    {
        var stored = new Stored([request.Body], ETagOf(request.Body), MetadataOf(request));
        var isNew = _objects.TryAdd(request.Path, stored);
        if (!isNew && request.Headers["If-None-Match"] == "*")
        {
            return Refusal(HttpStatusCode.PreconditionFailed, "PreconditionFailed");
        }

        _objects[request.Path] = stored;
        return Done(stored.ETag);
    }

    private CloudAnswer Start(CloudRequest request)
    {
        var upload = Guid.NewGuid().ToString("N");
        _uploads[upload] = new();
        _objects[request.Path] = new Stored([], ETagOfParts, MetadataOf(request));
        return CloudAnswer.Xml(
            HttpStatusCode.OK, $"<InitiateMultipartUploadResult><UploadId>{upload}</UploadId></InitiateMultipartUploadResult>");
    }

    private CloudAnswer PutPart(string upload, int number, byte[] bytes)
    {
        _uploads[upload][number] = bytes;
        return Done(ETagOf(bytes));
    }

    private CloudAnswer Complete(string path, string upload)
    {
        _uploads.TryRemove(upload, out var parts);
        _objects[path] = _objects[path] with { Pieces = [.. parts!.OrderBy(part => part.Key).Select(part => part.Value)] };
        return CloudAnswer.Xml(
            HttpStatusCode.OK, "<CompleteMultipartUploadResult><ETag>&quot;0-1&quot;</ETag></CompleteMultipartUploadResult>");
    }

    private CloudAnswer Find(CloudRequest request) => _objects.TryGetValue(request.Path, out var stored)
        ? new CloudAnswer(
            HttpStatusCode.OK,
            "audio/mpeg",
            [.. stored.Pieces.Select(piece => (ReadOnlyMemory<byte>)piece)],
            [("ETag", stored.ETag), ("Last-Modified", "Mon, 02 Mar 2026 12:00:00 GMT"), .. stored.Metadata])
        {
            IsHead = request.Method == "HEAD",
        }
        : Refusal(HttpStatusCode.NotFound, "NoSuchKey") with { IsHead = request.Method == "HEAD" };

    private static CloudAnswer Done(string eTag) => new(HttpStatusCode.OK, "application/xml", [], ("ETag", eTag));

#pragma warning disable CA5351 // The client compares what it reads with it.
    private static string ETagOf(byte[] bytes) => $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";
#pragma warning restore CA5351

    private static CloudAnswer Refusal(HttpStatusCode status, string code) =>
        CloudAnswer.Xml(status, $"<Error><Code>{code}</Code><Message>Refused.</Message></Error>");

    private static (string Name, string Value)[] MetadataOf(CloudRequest request) =>
    [
        .. request.Headers.AllKeys.OfType<string>()
            .Where(name => name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .Select(name => (name, request.Headers[name]!)),
    ];

    private sealed record Stored(byte[][] Pieces, string ETag, (string Name, string Value)[] Metadata);
}
