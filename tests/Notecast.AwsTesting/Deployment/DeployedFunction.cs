using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;

namespace Notecast.AwsTesting.Deployment;

/// <summary>A function of the stack, run as the executable that was packaged, with the rights of its role.</summary>
public sealed class DeployedFunction : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<TaskCompletionSource<string>, Func<string, bool>> _awaited = new();

    internal DeployedFunction(
        string name, string role, JsonNode policy, RoleCredentials credentials, FunctionExecutable executable, LambdaFunctionOptions options)
    {
        Name = name;
        Role = role;
        Policy = policy;
        Credentials = credentials;
        Options = options;
        Executable = executable with { OnLine = AddLine };
        Function = LambdaFunction.FromExecutable(options, Executable, TimeProvider.System, NullLogger.Instance);
    }

    /// <summary>The function's logical id.</summary>
    public string Name { get; }

    /// <summary>The name of its role.</summary>
    public string Role { get; }

    /// <summary>The role's policy as the template has it, with its references resolved.</summary>
    public JsonNode Policy { get; }

    /// <summary>The role's credentials.</summary>
    public RoleCredentials Credentials { get; }

    /// <summary>How it is deployed.</summary>
    public LambdaFunctionOptions Options { get; }

    /// <summary>How it is started.</summary>
    public FunctionExecutable Executable { get; }

    /// <summary>The function, for an event source.</summary>
    public LambdaFunction Function { get; }

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Invokes it.</summary>
    public Task<InvocationResult> InvokeAsync(string lambdaEvent) => Function.InvokeAsync(Encoding.UTF8.GetBytes(lambdaEvent));

    /// <summary>A line that it wrote or writes: lines may come a moment after the result of the invocation that they belong to.</summary>
    /// <exception cref="TimeoutException">No such line comes.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> isIt)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[found] = isIt;
        if (_lines.FirstOrDefault(isIt) is { } line)
        {
            found.TrySetResult(line);
        }

        try
        {
            return await found.Task.WaitAsync(Patience);
        }
        finally
        {
            _awaited.TryRemove(found, out _);
        }
    }

    /// <summary>The same function with another value of an environment variable.</summary>
    public DeployedFunction With(string variable, string value)
    {
        var environment = new Dictionary<string, string>(Executable.Environment) { [variable] = value };
        return new DeployedFunction(Name, Role, Policy, Credentials, Executable with { Environment = environment }, Options);
    }

    /// <summary>Takes what another process of the function wrote for its own.</summary>
    public void TakeLinesOf(DeployedFunction other)
    {
        foreach (var line in other.Lines)
        {
            AddLine(line);
        }
    }

    /// <summary>The same function as this program, in processes of its own.</summary>
    public DeployedFunction Running(string program) =>
        new(Name, Role, Policy, Credentials, Executable with { Program = program, Arguments = [] }, Options);

    /// <summary>Forgets what it wrote.</summary>
    public void ClearLines() => _lines.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Function.DisposeAsync();

    private void AddLine(string line)
    {
        _lines.Enqueue(line);
        foreach (var (found, isIt) in _awaited)
        {
            if (isIt(line))
            {
                found.TrySetResult(line);
            }
        }
    }
}
