using System.Text;

namespace Notecast.AwsTesting;

/// <summary>What a <see cref="LoopbackServer"/> answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Body">The body.</param>
/// <param name="Headers">Further headers.</param>
public sealed record LoopbackAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body, params (string Name, string Value)[] Headers)
{
    /// <summary>How many bytes less are sent than announced: the connection breaks off.</summary>
    public int MissingBytes { get; init; }

    /// <summary>What the second half of the body waits for.</summary>
    public Task HalfWay { get; init; } = Task.CompletedTask;

    /// <summary>An answer with a text.</summary>
    public static LoopbackAnswer Of(int status, string contentType, string body, params (string Name, string Value)[] headers) =>
        new(status, contentType, Encoding.UTF8.GetBytes(body), headers);
}
