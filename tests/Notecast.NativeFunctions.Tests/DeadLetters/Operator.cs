using System.Text.Json.Nodes;
using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.DeadLetters;

/// <summary>An operator with the command <c>notecast</c>, working on the stack.</summary>
internal sealed class Operator(NativeDeployment deployment)
{
    private static string Program => Path.Combine(AppContext.BaseDirectory, "notecast");

    /// <summary>Runs a command that must succeed.</summary>
    public Task<string> RunAsync(params string[] arguments) =>
        Command.RunAsync(Program, [.. arguments, "--stack", "notecast"], Environment);

    /// <summary>Runs a command.</summary>
    public Task<(int ExitCode, string Output, string Errors)> TryAsync(params string[] arguments) =>
        Command.TryAsync(Program, [.. arguments, "--stack", "notecast"], Environment);

    /// <summary>The dead letters, one by one.</summary>
    public async Task<IReadOnlyList<JsonNode>> ListAsync() =>
        [.. (await RunAsync("dlq", "list", "--each", "--json")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>Sends all dead letters back.</summary>
    public Task<string> ReplayAllAsync() => RunAsync("dlq", "replay", "--all", "--yes", "--wait", "0");

    private Dictionary<string, string> Environment => new()
    {
        ["AWS_ENDPOINT_URL"] = deployment.ServerUrl.ToString(),
        ["AWS_REGION"] = MotoServer.Region,
        ["AWS_ACCESS_KEY_ID"] = deployment.Administrator.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = deployment.Administrator.SecretAccessKey,
        ["XDG_STATE_HOME"] = Path.Combine(Path.GetTempPath(), $"notecast-{System.Environment.ProcessId}"),
    };
}
