using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks.Functions;

/// <summary>Measures how fast new processes answer, beside the least that is possible and the usual.</summary>
internal static class ColdStartCommand
{
    private const double EmptyGoal = 1.5;
    private const double PythonGoal = 5;

    /// <summary>Prints the table.</summary>
    /// <param name="runs">New processes of each program.</param>
    /// <param name="output">Where the table goes.</param>
    public static async Task MeasureAsync(int runs, TextWriter output)
    {
        FunctionPrograms.RequireAll();
        var empty = await PublishedFunction.PublishAsync("Notecast.EmptyFunction");
        await output.WriteLineAsync(await Machine.DescribeAsync());
        await using var cloud = new LoopbackCloud(new TimedSpeech(TimeSpan.Zero, concurrency: 10));
        var round = new ColdStartRound(cloud, empty);

        // The first round brings the programs into the system's file cache.
        await round.RunAsync();
        round.Starts.Clear();
        for (var run = 0; run < runs; run++)
        {
            await round.RunAsync();
        }

        await output.WriteLineAsync(Table(round, runs).ToString());
    }

    private static MarkdownTable Table(ColdStartRound round, int runs)
    {
        var table = new MarkdownTable(
            $"Cold starts beside others, ms, medians of {runs} new processes each",
            "function", "init", "first response", "to the empty one", "goal", "by JIT", "JIT/native", "Python/native", "goal")
        {
            Remarks = "From the start of the process. The first response is to an ordinary event, from services that answer at once: a new "
                + "note, its job, its narration, a dead letter, and a note to be dictated. The empty function is native, too, and does "
                + "nothing. Python reads the note, speaks it, puts the audio and signs a link, with boto3, as DictateNote does; the goal "
                + "is DictateNote's.",
        };
        var empty = Median(round, ColdStartRound.Empty, start => start.FirstResponse);
        double? python = round.Starts.ContainsKey(ColdStartRound.Python)
            ? Median(round, ColdStartRound.Python, start => start.FirstResponse)
            : null;
        table.Add("empty", Cell(round, ColdStartRound.Empty, start => start.Init), Figure.Milliseconds(empty), "", "", "", "", "", "");
        foreach (var function in NativeDeployment.FunctionNames)
        {
            var native = Median(round, function, start => start.FirstResponse);
            var jit = Median(round, ColdStartRound.JitOf(function), start => start.FirstResponse);
            table.Add(
                function,
                Cell(round, function, start => start.Init),
                Figure.Milliseconds(native),
                Figure.ExactRatio(native / empty),
                $"≤ {Figure.Ratio(EmptyGoal)}",
                Figure.Milliseconds(jit),
                Figure.Ratio(jit / native),
                python is { } first ? Figure.Ratio(first / native) : "",
                function == "DictateNote" ? $"≥ {Figure.Ratio(PythonGoal)}" : "");
        }

        table.Add(
            "Python with boto3",
            python is null ? "boto3 is not installed" : Cell(round, ColdStartRound.Python, start => start.Init),
            python is { } milliseconds ? Figure.Milliseconds(milliseconds) : "",
            python is { } pythonFirst ? Figure.ExactRatio(pythonFirst / empty) : "",
            "", "", "", "", "");
        return table;
    }

    private static string Cell(ColdStartRound round, string program, Func<ColdStart, double> value) =>
        Figure.Milliseconds(Median(round, program, value));

    private static double Median(ColdStartRound round, string program, Func<ColdStart, double> value) =>
        Figure.Median(round.Starts[program].Select(value));
}
