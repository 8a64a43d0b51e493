using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Native;

/// <summary>The sample function, deployed as an executable. What it writes is kept in order.</summary>
internal sealed class NativeLab : IAsyncDisposable
{
    public const string Program = "Notecast.SampleFunction";
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    /// <param name="start">How the function starts; it starts well without it.</param>
    /// <param name="time">The clock; the system's without it.</param>
    /// <param name="program">Another program than the sample function.</param>
    public NativeLab(string? start = null, TimeProvider? time = null, string? program = null)
    {
        var variables = new Dictionary<string, string> { ["DOTNET_ROOT"] = DotnetRoot, ["AWS_LAMBDA_FUNCTION_NAME"] = "another" };
        if (start is not null)
        {
            variables["SAMPLE_START"] = start;
        }

        var executable = new FunctionExecutable
        {
            Program = program ?? Path.Combine(AppContext.BaseDirectory, Program),
            Environment = variables,
            OnLine = line => _lines.Writer.TryWrite(line),
        };
        Function = LambdaFunction.FromExecutable(Options, executable, time ?? TimeProvider.System, NullLogger.Instance);
    }

    public static LambdaFunctionOptions Options { get; } = new()
    {
        Name = "handler",
        Arn = Arns.Function,
        Timeout = TimeSpan.FromSeconds(30),
        MemoryMegabytes = 256,
    };

    public static string DotnetRoot { get; } = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    public LambdaFunction Function { get; }

    public static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Invokes the function and gives up after a while, so that a test cannot hang.</summary>
    public Task<InvocationResult> InvokeAsync(string payload, string? requestId = null) =>
        Function.InvokeAsync(Encoding.UTF8.GetBytes(payload), requestId).WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>Invokes the function, which echoes what it got.</summary>
    public async Task<(InvocationResult Result, JsonElement Echo)> EchoAsync(string payload = "{}", string? requestId = null)
    {
        var result = await InvokeAsync(payload, requestId);
        Assert.True(result.Status == InvocationStatus.Succeeded, result.ErrorMessage);
        return (result, JsonElement.Parse(result.Payload.Span));
    }

    /// <summary>The id of the process that answers now.</summary>
    public async Task<int> ProcessIdAsync() => (await EchoAsync()).Echo.GetProperty("processId").GetInt32();

    /// <summary>Waits for a line that starts with a text, and returns the rest of it.</summary>
    public async Task<string> LineAsync(string start)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var line = await _lines.Reader.ReadAsync(patience.Token);
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                return line[start.Length..];
            }
        }
    }

    /// <summary>Waits until the function starts a process, and returns its id.</summary>
    public async Task<int> StartedAsync() => int.Parse(await LineAsync("starting "), null);

    public ValueTask DisposeAsync() => Function.DisposeAsync();
}
