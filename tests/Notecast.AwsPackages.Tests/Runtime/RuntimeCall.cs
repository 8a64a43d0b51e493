using System.Collections.Specialized;
using System.Text.Json;

namespace Notecast.AwsPackages.Tests.Runtime;

/// <summary>A call that the Runtime API received.</summary>
internal sealed record RuntimeCall(string Method, string Path, NameValueCollection Headers, string Body)
{
    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;
}
