using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Cli.Hosting;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;
using Notecast.EventSources.Queues;

namespace Notecast.Cli.Invoking;

/// <summary>A function's own program under a local Runtime API, with the environment variables of this process.</summary>
/// <param name="function">The function.</param>
/// <param name="program">The program.</param>
/// <param name="description">One line for people.</param>
/// <param name="terminal">Gives the variables and the clock.</param>
/// <param name="lines">Gets the lines that the program writes.</param>
internal sealed class ProgramTarget(
    DeployedFunction function, string program, string description, Terminal terminal, LineLoggers lines) : IInvocationTarget
{
    private const string Region = "AWS_REGION";
    private const string DefaultRegion = "AWS_DEFAULT_REGION";

    /// <summary>Runtime, framework's version, framework: below the folder of the dotnet installation.</summary>
    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private readonly string _region = terminal.Variable(Region) ?? terminal.Variable(DefaultRegion)
        ?? throw CommandException.Environment($"No AWS region is known. A function takes it from its environment: set {Region}.");

    public string Description => description;

    public IMessageQueue? OnFailure => null;

    public long? PeakMemoryBytes => null;

    /// <summary>The program that is compiled as it runs; it lies beside this one.</summary>
    /// <exception cref="CommandException">It is missing.</exception>
    public static string FindBuilt(DeployedFunction function)
    {
        var name = $"Notecast.Functions.{function.Name}{(OperatingSystem.IsWindows() ? ".exe" : "")}";
        var path = Path.Combine(AppContext.BaseDirectory, name);
        return File.Exists(path)
            ? path
            : throw CommandException.Environment($"{path}: is missing. Build the command again with: dotnet build tools/Notecast.Cli");
    }

    /// <summary>The native executable.</summary>
    /// <exception cref="CommandException">It is missing.</exception>
    public static string FindPackaged(DeployedFunction function, string artifacts)
    {
        var path = Path.Combine(artifacts, function.Name, "bootstrap");
        return File.Exists(path)
            ? path
            : throw CommandException.Environment(
                $"{path}: is missing. Make it with ./package in the repository's folder, or name another folder with --artifacts.");
    }

    public LambdaFunction Deploy(Action<InvocationResult>? onResult)
    {
        var options = new LambdaFunctionOptions
        {
            Name = function.Name,
            Arn = $"arn:aws:lambda:{_region}:000000000000:function:{function.Name}",
            Timeout = function.Timeout,
            MemoryMegabytes = function.MemoryMegabytes,
            OnResult = onResult,
        };
        var executable = new FunctionExecutable { Program = program, Environment = VariablesOf(), OnLine = lines.Pass };
        return LambdaFunction.FromExecutable(options, executable, terminal.Time, NullLogger.Instance);
    }

    public Task<LeftBehind?> ReadLeftAsync(CancellationToken stop) => Task.FromResult<LeftBehind?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>With what the template sets for all functions, and what a program's launcher looks for, unless they are set.</summary>
    private Dictionary<string, string> VariablesOf() => new(terminal.ReadVariables(), StringComparer.Ordinal)
    {
        ["POWERTOOLS_SERVICE_NAME"] = terminal.Variable("POWERTOOLS_SERVICE_NAME") ?? "notecast",
        ["DOTNET_ROOT"] = terminal.Variable("DOTNET_ROOT") is { Length: > 0 } root ? root : DotnetRoot,
    };
}
