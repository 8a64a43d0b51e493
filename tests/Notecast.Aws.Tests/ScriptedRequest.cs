using System.Text;

namespace Notecast.Aws.Tests;

/// <summary>What a <see cref="ScriptedServer"/> is asked.</summary>
internal sealed record ScriptedRequest(string Method, string PathAndQuery, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);
}
