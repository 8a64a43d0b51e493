using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>A client's context as a header gives it; without the header, one that says nothing.</summary>
internal sealed class ClientContext : IClientContext
{
    internal ClientContext(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return;
        }

        using var document = JsonDocument.Parse(json);
        Environment = ContextJson.Texts(document.RootElement, "env");
        Custom = ContextJson.Texts(document.RootElement, "custom");
        if (document.RootElement.TryGetProperty("client", out var client))
        {
            Client = new ClientApplication(client);
        }
    }

    public IDictionary<string, string> Environment { get; }

    public IClientApplication Client { get; }

    public IDictionary<string, string> Custom { get; }
}
