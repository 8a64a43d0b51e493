using System.Buffers.Text;
using System.Collections.Specialized;
using System.Net;

namespace Notecast.Benchmarks.Functions;

/// <summary>A request to the <see cref="LoopbackCloud"/>.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, percent-encoded.</param>
/// <param name="Query">What follows the path, with its question mark; empty when nothing does.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body, without the frames of its transfer.</param>
internal sealed record CloudRequest(string Method, string Path, string Query, NameValueCollection Headers, byte[] Body)
{
    /// <summary>The service and the operation of the JSON protocols; <see langword="null"/> when it is of another one.</summary>
    public string[]? Target => Headers["X-Amz-Target"]?.Split('.');

    public static async Task<CloudRequest> ReadAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream((int)Math.Max(0, request.ContentLength64));
        await request.InputStream.CopyToAsync(body);
        var bytes = body.ToArray();
        var isChunked = request.Headers["x-amz-content-sha256"]?.StartsWith("STREAMING-", StringComparison.Ordinal) == true;
        var url = request.RawUrl!.Split('?', 2);
        return new CloudRequest(
            request.HttpMethod, url[0], url.Length > 1 ? $"?{url[1]}" : "", request.Headers, isChunked ? Unchunk(bytes) : bytes);
    }

    /// <summary>
    /// Source: Amazon S3 API Reference, "Signature calculations for the authorization header: transferring a payload in chunks".
    /// </summary>
    private static byte[] Unchunk(ReadOnlySpan<byte> chunks)
    {
        using var body = new MemoryStream(chunks.Length);
        while (Utf8Parser.TryParse(chunks, out int length, out _, 'x') && length > 0)
        {
            chunks = chunks[(chunks.IndexOf("\r\n"u8) + 2)..];
            body.Write(chunks[..length]);
            chunks = chunks[(length + 2)..];
        }

        return body.ToArray();
    }
}
