namespace Notecast.Aws.Tests;

/// <summary>What a <see cref="ScriptedServer"/> answers.</summary>
internal sealed record ScriptedAnswer(int Status, byte[] Body, params (string Name, string Value)[] Headers)
{
    /// <summary>Whether the connection breaks off after the body, of which the answer announced more.</summary>
    public bool BreaksOff { get; init; }

    /// <summary>What the second half of the body waits for.</summary>
    public Task HalfWay { get; init; } = Task.CompletedTask;

    public ScriptedAnswer(int status, string body = "", params (string Name, string Value)[] headers)
        : this(status, System.Text.Encoding.UTF8.GetBytes(body), headers)
    {
    }
}
