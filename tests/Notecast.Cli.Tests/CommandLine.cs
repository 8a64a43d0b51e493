using System.Text.Json;
using Notecast.Cli.Hosting;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Notecast.Cli.Tests;

/// <summary>Runs the real command, in this process, on a data folder of its own.</summary>
public sealed class CommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notecast-cli-").FullName;

    public string Data => Path.Combine(_folder, "data");

    public string Input { get; set; } = "";

    public int Width { get; set; } = 400;

    /// <summary>Whether a person sits there.</summary>
    public bool CanAsk { get; set; }

    public CancellationToken Stop { get; set; } = TestContext.Current.CancellationToken;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs with <c>--data</c>.</summary>
    internal Task<Outcome> RunAsync(params string[] arguments) =>
        RunBareAsync([.. arguments.Take(1), "--data", Data, .. arguments.Skip(1)]);

    internal async Task<Outcome> RunBareAsync(params string[] arguments)
    {
        using var console = new TestConsole();
        console.Profile.Width = Width;
        using var error = new StringWriter();
        var exitCode = await NotecastApp.RunAsync(arguments, TerminalOf(console, error), Stop);
        return new Outcome(exitCode, console.Output, error.ToString());
    }

    /// <summary>Runs with <c>--data</c> on a terminal, as a person sees it.</summary>
    internal async Task<Outcome> RunOnTerminalAsync(params string[] arguments)
    {
        using var output = new TerminalOutput();
        using var error = new StringWriter();
        var exitCode = await NotecastApp.RunAsync([.. arguments, "--data", Data], TerminalOf(output.CreateConsole(), error), Stop);
        return new Outcome(exitCode, output.Shown, error.ToString());
    }

    private Terminal TerminalOf(IAnsiConsole console, TextWriter error) => new()
    {
        Console = console,
        Error = error,
        Input = new StringReader(Input),
        Time = Time,
        CanAsk = CanAsk,
        Variable = name => Variables.GetValueOrDefault(name),
        ReadVariables = () => Variables,
    };

    public string PathOf(string name) => Path.Combine(_folder, name);

    public string WriteFile(string name, string content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        public JsonElement[] JsonLines => [.. Lines.Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
