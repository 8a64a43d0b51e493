using System.Diagnostics;
using System.Globalization;
using Notecast.EventSources.Native;

namespace Notecast.Benchmarks.Functions;

/// <summary>A process that narrates the same note again and again.</summary>
internal sealed class WarmProgram : IAsyncDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly LoopbackCloud _cloud;
    private readonly FreshFunction _function;
    private readonly bool _tellsAllocations;

    /// <param name="cloud">The services.</param>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments; with any, it is one that <c>dotnet</c> runs, and tells its allocations.</param>
    public WarmProgram(LoopbackCloud cloud, string program, params string[] arguments)
    {
        _cloud = cloud;
        _tellsAllocations = arguments.Length > 0;
        var executable = BenchmarkedFunction.Executable(cloud, "/bin/sh", ["-c", "echo $$; exec \"$0\" \"$@\"", program, .. arguments]);
        _function = new FreshFunction(BenchmarkedFunction.OptionsOf("NarrateNote"), _tellsAllocations ? WithHook(executable) : executable);
    }

    /// <summary>What a note took on average, block after block.</summary>
    public List<WarmNote> Notes { get; } = [];

    private int Id => int.Parse(_function.Lines.First(), CultureInfo.InvariantCulture);

    /// <summary>Narrates so many notes, and measures them.</summary>
    public async Task RunAsync(int notes)
    {
        // The first event of all starts the process.
        await NarrateAsync();
        var before = await LookAsync();
        for (var note = 0; note < notes; note++)
        {
            await NarrateAsync();
        }

        var after = await LookAsync();
        Notes.Add(new WarmNote((after.Milliseconds - before.Milliseconds) / notes, (after.Bytes - before.Bytes) / notes));
    }

    public ValueTask DisposeAsync() => _function.DisposeAsync();

    private async Task NarrateAsync()
    {
        _cloud.Bucket.Clear();
        await _function.InvokeAsync(SampleNote.JobEvent);
    }

    private async Task<WarmNote> LookAsync() =>
        new(ProcessorClock.Read(Id).TotalMilliseconds, _tellsAllocations ? await AskAllocationsAsync() : 0);

    private async Task<double> AskAllocationsAsync()
    {
        var told = Told().Count;
        using var kill = Process.Start("kill", ["-CONT", $"{Id}"]);
        await kill.WaitForExitAsync();
        while (Told().Count == told)
        {
            await Task.Delay(LookAgain);
        }

        return double.Parse(Told()[^1].AsSpan(StartupHook.LineStart.Length), CultureInfo.InvariantCulture);
    }

    private List<string> Told() => [.. _function.Lines.Where(line => line.StartsWith(StartupHook.LineStart, StringComparison.Ordinal))];

    private static FunctionExecutable WithHook(FunctionExecutable executable) => executable with
    {
        Environment = new Dictionary<string, string>(executable.Environment)
        {
            ["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location,
        },
    };
}
