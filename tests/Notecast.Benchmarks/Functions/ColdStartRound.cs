using System.Diagnostics;
using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks.Functions;

/// <summary>Starts every program once, one after the other, so that whatever else the machine does meets all alike.</summary>
/// <param name="cloud">The services.</param>
/// <param name="empty">The executable of the function that does nothing.</param>
internal sealed class ColdStartRound(LoopbackCloud cloud, string empty)
{
    public const string Empty = "empty";
    public const string Python = "Python";

    private readonly SampleNote _note = new("Hello from the benchmark.");
    private readonly string? _python = FindPython();

    /// <summary>The starts so far, by program.</summary>
    public Dictionary<string, List<ColdStart>> Starts { get; } = [];

    /// <summary>How the starts of a function by JIT are called.</summary>
    public static string JitOf(string function) => $"{function} by JIT";

    public async Task RunAsync()
    {
        _note.PutInto(cloud);
        await StartAsync(Empty, "Empty", """{"Records":[]}""", empty);
        foreach (var function in NativeDeployment.FunctionNames)
        {
            await StartAsync(function, function, EventOf(function), FunctionPrograms.NativePath(function));
            await StartAsync(JitOf(function), function, EventOf(function), FunctionPrograms.DotnetPath, FunctionPrograms.JitPath(function));
        }

        if (_python is not null)
        {
            await StartAsync(Python, Python, EventOf("DictateNote"), _python, PathOf("tests/Notecast.Benchmarks/python/dictate.py"));
        }
    }

    private string EventOf(string function) => function switch
    {
        "PlanNarrations" => File.ReadAllText(PathOf("events/PlanNarrations/new-note.json")),
        "NarrateNote" => SampleNote.JobEvent,
        "FinishNarration" => _note.ObjectEvent,
        "ReplayDeadLetters" => File.ReadAllText(PathOf("events/ReplayDeadLetters/synthesis-job.json")),
        "DictateNote" => $$"""{"UserId":"{{SampleNote.UserId}}","NoteId":"{{SampleNote.NoteId}}"}""",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such function."),
    };

    private async Task StartAsync(string name, string function, string lambdaEvent, string program, params string[] arguments)
    {
        if (function != "FinishNarration")
        {
            // All speak anew, but what is to be finished is what was narrated before.
            cloud.Bucket.Clear();
        }

        var executable = BenchmarkedFunction.Executable(cloud, program, arguments);
        await using var process = new FreshFunction(BenchmarkedFunction.OptionsOf(function), executable);
        var started = Stopwatch.GetTimestamp();
        var result = await process.InvokeAsync(lambdaEvent);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (!Starts.TryGetValue(name, out var starts))
        {
            Starts[name] = starts = [];
        }

        starts.Add(new ColdStart((elapsed - result.Duration).TotalMilliseconds, elapsed.TotalMilliseconds));
    }

    private static string PathOf(string file) => Path.Combine(RepositoryRoot.Find(), file);

    /// <summary>A Python that has boto3, without the shims of version managers, which would be measured with it.</summary>
    private static string? FindPython()
    {
        if (Programs.Find("python3") is not { } python)
        {
            return null;
        }

        var start = new ProcessStartInfo(python, ["-c", "import boto3, sys; print(sys.executable)"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? path : null;
    }
}
