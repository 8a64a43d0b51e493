using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Notecast.Aws;

namespace Notecast.Cli.Operations;

/// <summary>Who AWS takes the caller for.</summary>
internal static class CallerIdentity
{
    /// <summary>The caller's ARN. Where AWS does not tell it, the id of the access key, which AWS's own logs have, too.</summary>
    public static async Task<string> FindAsync(AwsCaller caller, CancellationToken stop)
    {
        using var client = new AmazonSecurityTokenServiceClient(
            AwsClients.Configure(new AmazonSecurityTokenServiceConfig(), caller, TimeSpan.FromSeconds(5), retries: 1));
        try
        {
            return (await client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), stop)).Arn;
        }
        catch (Exception exception) when (AwsProblems.IsOne(exception, stop))
        {
            return (await caller.Credentials.GetCredentialsAsync()).AccessKey;
        }
    }
}
