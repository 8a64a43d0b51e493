using System.Net;
using System.Text;

namespace Notecast.Benchmarks.Functions;

/// <summary>An answer of the <see cref="LoopbackCloud"/>.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Body">The body, in pieces.</param>
/// <param name="Headers">Further headers.</param>
internal sealed record CloudAnswer(
    HttpStatusCode Status, string ContentType, IReadOnlyList<ReadOnlyMemory<byte>> Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Whether the length is announced and the body left out.</summary>
    public bool IsHead { get; init; }

    /// <summary>Whether the body is sent without announcing its length, as live audio is.</summary>
    public bool IsLive { get; init; }

    public static CloudAnswer Json(string body) => new(HttpStatusCode.OK, "application/x-amz-json-1.0", [Encoding.UTF8.GetBytes(body)]);

    public static CloudAnswer Xml(HttpStatusCode status, string body, params (string Name, string Value)[] headers) =>
        new(status, "application/xml", [Encoding.UTF8.GetBytes(body)], headers);

    public async Task SendAsync(HttpListenerResponse response)
    {
        response.StatusCode = (int)Status;
        response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        response.SendChunked = IsLive;
        if (!IsLive)
        {
            response.ContentLength64 = Body.Sum(piece => (long)piece.Length);
        }

        foreach (var piece in IsHead ? [] : Body)
        {
            await response.OutputStream.WriteAsync(piece);
        }

        response.Close();
    }
}
