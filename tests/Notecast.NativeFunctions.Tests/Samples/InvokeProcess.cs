using System.Text;
using System.Text.Json.Nodes;
using Notecast.AwsTesting;
using Notecast.EventSources.Invoking;

namespace Notecast.NativeFunctions.Tests.Samples;

/// <summary>Runs <c>notecast invoke</c> as a process that has a deployed function's environment variables and no others.</summary>
internal static class InvokeProcess
{
    /// <summary>Invokes a function with the file of a sample event.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="sample">The event's file in the folder <c>events</c>, without its extension.</param>
    /// <param name="variables">The function's environment variables.</param>
    /// <param name="options">Where it runs.</param>
    public static async Task<InvocationResult> RunAsync(
        string function, string sample, IReadOnlyDictionary<string, string> variables, params string[] options)
    {
        var file = Path.Combine(RepositoryRoot.Find(), "events", $"{sample}.json");
        var command = Path.Combine(AppContext.BaseDirectory, "notecast");
        string[] environment =
        [
            "PATH=/usr/bin:/bin",
            $"DOTNET_ROOT={Environment.GetEnvironmentVariable("DOTNET_ROOT")}",
            .. variables.Select(variable => $"{variable.Key}={variable.Value}"),
        ];
        var (exitCode, output, errors) = await Command.TryAsync(
            "env", ["-i", .. environment, command, "invoke", function, "-e", file, "--json", .. options]);
        var outcome = exitCode is 0 or 1 && output.Length > 0
            ? JsonNode.Parse(output)!
            : throw new InvalidOperationException($"notecast invoke ended with {exitCode}: {errors}{output}");
        Assert.Equal(outcome["functionError"] is null ? 0 : 1, exitCode);
        return new InvocationResult
        {
            RequestId = outcome["requestId"]!.GetValue<string>(),
            Status = outcome["functionError"] is null ? InvocationStatus.Succeeded : InvocationStatus.Failed,
            Payload = outcome["result"] is { } result ? Encoding.UTF8.GetBytes(result.ToJsonString()) : default,
            ErrorType = outcome["error"]?["errorType"]?.GetValue<string>(),
            ErrorMessage = outcome["error"]?["errorMessage"]?.GetValue<string>(),
        };
    }
}
