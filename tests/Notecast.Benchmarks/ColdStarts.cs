using System.Diagnostics;
using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Native;

namespace Notecast.Benchmarks;

/// <summary>
/// Measures how fast new processes answer. Each round takes one new note through all functions, each function in a new process, first by
/// the native programs and then by the JIT, so that whatever else the machine does meets both alike.
/// </summary>
internal sealed class ColdStarts(NativeDeployment deployment, EventPump pump, NoteWriter notes, int runs)
{
    private const string Text = "Hello from the benchmark.";
    private const string Native = "native";
    private const string Jit = "JIT";

    private readonly Dictionary<(string Program, string Function), List<ColdStart>> _starts = [];

    public async Task<MarkdownTable> MeasureAsync()
    {
        // The first round brings the programs into the system's file cache, and the speech into the speech service's.
        await RunRoundAsync();
        _starts.Clear();
        for (var run = 0; run < runs; run++)
        {
            await RunRoundAsync();
        }

        return Table();
    }

    private async Task RunRoundAsync()
    {
        await RunPipelineAsync(Native, function => deployment[function].Executable);
        await RunPipelineAsync(Jit, function => deployment[function].Executable with
        {
            Program = FunctionPrograms.DotnetPath,
            Arguments = [FunctionPrograms.JitPath(function)],
        });
    }

    private async Task RunPipelineAsync(string program, Func<string, FunctionExecutable> executable)
    {
        Task InvokeAsync(string function, string lambdaEvent) => StartAsync(program, function, executable(function), lambdaEvent);
        var id = await notes.AddAsync(Text);
        await InvokeAsync("PlanNarrations", (await pump.TakeChangesAsync())!);

        // The job becomes a dead letter, as when its queue gives it up. Replaying it puts the same job back.
        var letter = await TakeJobAsync();
        await InvokeAsync("ReplayDeadLetters", letter);
        await InvokeAsync("NarrateNote", await TakeJobAsync());
        await InvokeAsync("FinishNarration", (await pump.ReceiveAllAsync(deployment.CreatedObjectsQueueUrl)).Single());
        await InvokeAsync("DictateNote", $$"""{"UserId": "ada", "NoteId": "{{id}}"}""");
    }

    /// <summary>Takes the one job there is off its queue, as an event.</summary>
    private async Task<string> TakeJobAsync()
    {
        var job = await pump.ReceiveJobAsync() ?? throw new InvalidOperationException("The synthesis queue has no job to measure with.");
        await pump.DeleteJobAsync(job);
        return EventPump.EventOf(job);
    }

    private async Task StartAsync(string program, string function, FunctionExecutable executable, string lambdaEvent)
    {
        await using var process = new FreshFunction(deployment[function].Options, executable);
        var started = Stopwatch.GetTimestamp();
        var result = await process.InvokeAsync(lambdaEvent);
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (!_starts.TryGetValue((program, function), out var starts))
        {
            _starts[(program, function)] = starts = [];
        }

        starts.Add(new ColdStart((elapsed - result.Duration).TotalMilliseconds, elapsed.TotalMilliseconds));
    }

    private MarkdownTable Table()
    {
        var table = new MarkdownTable(
            $"Cold starts, ms, medians of {runs} new processes each",
            "function", "init, native", "init, JIT", "JIT/native", "first response, native", "first response, JIT", "JIT/native")
        {
            Remarks = "Init is from the start to the request for the first event. The first response is to an ordinary event, and its time "
                + "has that of the test server's answers in it. NarrateNote finds its one segment spoken already, so no speech is "
                + "waited for. ReplayDeadLetters puts a job back on its queue, and DictateNote copies the narration. The JIT's programs "
                + "are those of a plain Release build, run by `dotnet`.",
        };
        foreach (var function in NativeDeployment.FunctionNames)
        {
            var init = Pair(function, start => start.Init);
            var response = Pair(function, start => start.FirstResponse);
            table.Add([function, .. Cells(init), .. Cells(response)]);
        }

        return table;
    }

    private (double Native, double Jit) Pair(string function, Func<ColdStart, double> value) =>
        (Figure.Median(_starts[(Native, function)].Select(value)), Figure.Median(_starts[(Jit, function)].Select(value)));

    private static string[] Cells((double Native, double Jit) pair) =>
        [Figure.Milliseconds(pair.Native), Figure.Milliseconds(pair.Jit), Figure.Ratio(pair.Jit / pair.Native)];
}
