using Amazon.Runtime;

namespace Notecast.AwsTesting.Deployment;

/// <summary>Temporary credentials of a role.</summary>
/// <param name="AccessKeyId">The access key.</param>
/// <param name="SecretAccessKey">Its secret.</param>
/// <param name="SessionToken">The session's token.</param>
public sealed record RoleCredentials(string AccessKeyId, string SecretAccessKey, string SessionToken)
{
    /// <summary>The credentials for a client.</summary>
    public AWSCredentials ForClient => new SessionAWSCredentials(AccessKeyId, SecretAccessKey, SessionToken);
}
