using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

/// <summary>Environment variables that lead the AWS CLI and SDKs to a server, and to nothing of the machine's owner.</summary>
internal static class AwsEnvironment
{
    public static Dictionary<string, string> Of(Uri server) => new()
    {
        ["AWS_ENDPOINT_URL"] = server.ToString(),
        ["AWS_ACCESS_KEY_ID"] = "test",
        ["AWS_SECRET_ACCESS_KEY"] = "test",
        ["AWS_DEFAULT_REGION"] = MotoServer.Region,
        ["AWS_CONFIG_FILE"] = "/dev/null",
    };
}
