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
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly LambdaFunction _function;

    internal DeployedFunction(
        string name, string role, JsonNode policy, RoleCredentials credentials, FunctionExecutable executable, LambdaFunctionOptions options)
    {
        Name = name;
        Role = role;
        Policy = policy;
        Credentials = credentials;
        Options = options;
        Executable = executable with { OnLine = _lines.Enqueue };
        _function = LambdaFunction.FromExecutable(options, Executable, TimeProvider.System, NullLogger.Instance);
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

    /// <summary>What it wrote.</summary>
    public IReadOnlyList<string> Lines => [.. _lines];

    /// <summary>Invokes it.</summary>
    public Task<InvocationResult> InvokeAsync(string lambdaEvent) => _function.InvokeAsync(Encoding.UTF8.GetBytes(lambdaEvent));

    /// <summary>Forgets what it wrote.</summary>
    public void ClearLines() => _lines.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _function.DisposeAsync();
}
