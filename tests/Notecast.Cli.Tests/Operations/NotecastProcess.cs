using System.Diagnostics;
using System.Text.Json;
using Notecast.AwsTesting;

namespace Notecast.Cli.Tests.Operations;

/// <summary>
/// Runs the command as a process of its own: what the SDK reads of the environment and of files, it reads once a process. It knows only the
/// variables that a test sets.
/// </summary>
internal sealed class NotecastProcess : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("notecast-aws-");

    internal NotecastProcess()
    {
        Variables = new Dictionary<string, string>
        {
            ["HOME"] = _home.FullName,
            ["PATH"] = "/usr/bin:/bin",
            ["AWS_CONFIG_FILE"] = Path.Combine(_home.FullName, "config"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_home.FullName, "credentials"),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["DOTNET_ROOT"] = Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "",
        };
    }

    internal Dictionary<string, string> Variables { get; }

    internal string Home => _home.FullName;

    public void Dispose() => _home.Delete(recursive: true);

    internal void WriteConfig(string text) => File.WriteAllText(Variables["AWS_CONFIG_FILE"], text);

    internal void WriteCredentials(string text) => File.WriteAllText(Variables["AWS_SHARED_CREDENTIALS_FILE"], text);

    /// <summary>Sets the variables of somebody who works on a server.</summary>
    internal void SignIn(Uri server, string region)
    {
        Variables["AWS_ENDPOINT_URL"] = server.ToString();
        Variables["AWS_REGION"] = region;
        Variables["AWS_ACCESS_KEY_ID"] = "AKIDENVIRONMENT";
        Variables["AWS_SECRET_ACCESS_KEY"] = "secret";
    }

    internal Task<(int ExitCode, string Output, string Errors)> TryAsync(params string[] arguments) =>
        Command.TryAsync("env", ArgumentsOfEnv(arguments));

    /// <summary>Starts the command, to be killed. The program <c>env</c> becomes the command, so they are one process.</summary>
    internal Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("env", ArgumentsOfEnv(arguments)) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private IEnumerable<string> ArgumentsOfEnv(string[] arguments) =>
        ["-i", .. Variables.Select(set => $"{set.Key}={set.Value}"), Path.Combine(AppContext.BaseDirectory, "notecast"), .. arguments];

    /// <summary>What the command says on standard error when it cannot do anything.</summary>
    internal async Task<string> FailAsync(int exitCode, params string[] arguments)
    {
        var outcome = await TryAsync(arguments);
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        return outcome.Errors;
    }

    internal async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await TryAsync(arguments);
        Assert.Equal((0, ""), (exitCode, errors));
        return JsonDocument.Parse(output).RootElement;
    }
}
