using System.Net;

namespace Notecast.EventSources.Native;

/// <summary>Reads requests to the Runtime API, and answers them.</summary>
internal static class RuntimeHttp
{
    private const string Json = "application/json";
    private const int BufferBytes = 64 * 1024;

    /// <summary>Reads a body to its end, but keeps no more than <paramref name="limit"/> bytes; the length tells whether that is all.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, long Length)> ReadBodyAsync(HttpListenerRequest request, int limit)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[BufferBytes];
        var length = 0L;
        int read;
        while ((read = await request.InputStream.ReadAsync(buffer)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(read, limit - kept.Length));
            length += read;
        }

        return (kept.ToArray(), length);
    }

    public static async Task AnswerAsync(HttpListenerResponse response, HttpStatusCode status, ReadOnlyMemory<byte> json)
    {
        response.StatusCode = (int)status;
        response.ContentType = Json;
        response.ContentLength64 = json.Length;
        await response.OutputStream.WriteAsync(json);
        response.Close();
    }
}
