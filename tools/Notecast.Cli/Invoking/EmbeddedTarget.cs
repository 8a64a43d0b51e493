using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Cli.Hosting;
using Notecast.Cli.Local;
using Notecast.Cli.Output;
using Notecast.Cli.Samples;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;
using Notecast.Embedded;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;

namespace Notecast.Cli.Invoking;

/// <summary>
/// A handler in this process, on a data folder: a given one as it is, or a throw-away one that is brought to the function's stage.
/// </summary>
internal sealed class EmbeddedTarget : IInvocationTarget
{
    private readonly DeployedFunction _function;
    private readonly EmbeddedStack _stack;
    private readonly ThrowAwayFolder? _folder;
    private readonly LocalFunctions _functions;
    private LeftBehindReader? _left;

    private EmbeddedTarget(
        DeployedFunction function, EmbeddedStack stack, ThrowAwayFolder? folder, LocalFunctions functions, string description)
    {
        _function = function;
        _stack = stack;
        _folder = folder;
        _functions = functions;
        Description = description;
    }

    public string Description { get; }

    /// <summary>As in the template.</summary>
    public IMessageQueue? OnFailure => _function.Name == FunctionNames.FinishNarration ? _stack.DeadLetterMessages : null;

    public long? PeakMemoryBytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64;
        }
    }

    /// <summary>Prepares a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="dataFolder">The data folder; <see langword="null"/> for a throw-away one.</param>
    /// <param name="invoked">The event, which tells the notes to look at.</param>
    /// <param name="speech">Who speaks.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where the function's log lines go.</param>
    /// <param name="stop">Stops the preparation.</param>
    /// <exception cref="CommandException">There is no such data folder.</exception>
    public static async Task<EmbeddedTarget> OpenAsync(
        DeployedFunction function,
        string? dataFolder,
        InvokedEvent invoked,
        ISpeechSynthesizer speech,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken stop)
    {
        var folder = dataFolder is null ? new ThrowAwayFolder() : null;
        EmbeddedStack? stack = null;
        try
        {
            stack = folder is null ? DataFolders.OpenExisting(dataFolder!, time) : DataFolders.Open(folder.Path, time);
            if (folder is not null)
            {
                await PrepareAsync(function.Name, stack, new LocalFunctions(stack, speech, time, NullLoggerFactory.Instance), stop);
            }

            var functions = new LocalFunctions(stack, speech, time, loggers);
            var target = new EmbeddedTarget(function, stack, folder, functions, Describe(function, dataFolder, stack, invoked));
            target._left = await LeftBehindReader.StartAsync(stack, EventNotes.Of(invoked.Payload), folder is not null, stop);
            return target;
        }
        catch
        {
            await (stack?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder?.Dispose();
            throw;
        }
    }

    public LambdaFunction Deploy(Action<InvocationResult>? onResult) =>
        _functions.Create(OptionsOf(_function) with { OnResult = onResult });

    public async Task<LeftBehind?> ReadLeftAsync(CancellationToken stop) => await _left!.ReadAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await _stack.DisposeAsync();
        _folder?.Dispose();
    }

    private static string Describe(DeployedFunction function, string? dataFolder, EmbeddedStack stack, InvokedEvent invoked)
    {
        var what = $"{function.Name} on {invoked.Source}";
        if (dataFolder is null)
        {
            return $"{what}, in this process, on a throw-away data folder with the sample notes. Keep what it makes with --data.";
        }

        var busy = stack.IsPipelineRunning ? " A pipeline runs on it: what the function sends is worked on at once." : "";
        return $"{what}, in this process, on the data folder {Paths.Display(dataFolder)}.{busy}";
    }

    private static LambdaFunctionOptions OptionsOf(DeployedFunction function) => new()
    {
        Name = function.Name,
        Arn = LocalFunctions.ArnOf(function.Name),
        Timeout = function.Timeout,
        MemoryMegabytes = function.MemoryMegabytes,
    };

    private static Task PrepareAsync(string function, EmbeddedStack stack, LocalFunctions functions, CancellationToken stop) =>
        SampleStage.PrepareAsync(
            function,
            note => stack.NoteClient.PutAsync(note, stop),
            async sample =>
            {
                stop.ThrowIfCancellationRequested();
                await using var earlier = functions.Create(OptionsOf(DeployedFunctions.Find(sample.Function)));
                var result = await earlier.InvokeAsync(Encoding.UTF8.GetBytes(sample.Json)).WaitAsync(stop);
                if (result.Status != InvocationStatus.Succeeded)
                {
                    throw CommandException.Failed(
                        $"The sample notes cannot be prepared: {sample.Function} failed on {sample.Case}: "
                        + $"{result.ErrorType}: {result.ErrorMessage}");
                }
            });
}
