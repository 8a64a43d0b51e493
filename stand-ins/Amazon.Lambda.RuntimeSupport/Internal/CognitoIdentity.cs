using System.Text.Json;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>An identity as a header gives it; without the header, one that says nothing.</summary>
internal sealed class CognitoIdentity : ICognitoIdentity
{
    internal CognitoIdentity(string json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return;
        }

        using var document = JsonDocument.Parse(json);
        IdentityId = ContextJson.Text(document.RootElement, "cognitoIdentityId");
        IdentityPoolId = ContextJson.Text(document.RootElement, "cognitoIdentityPoolId");
    }

    public string IdentityId { get; }

    public string IdentityPoolId { get; }
}
