namespace Notecast.Benchmarks;

/// <summary>Measures how the time and memory of the commands for dead letters grow with the number of letters.</summary>
internal static class DeadLettersCommand
{
    private const int Runs = 3;

    /// <summary>Prints all tables.</summary>
    /// <param name="letters">The most letters; half and a quarter of them are measured, too.</param>
    /// <param name="output">Where the tables go.</param>
    public static async Task MeasureAsync(int letters, TextWriter output)
    {
        await output.WriteLineAsync(await Machine.DescribeAsync());
        int[] sizes = [letters / 4, letters / 2, letters];
        var folder = await MeasureAsync(sizes, DeadLetterRuns.OnDataFolderAsync);
        var stack = await MeasureAsync(sizes, DeadLetterRuns.OnStackAsync);
        var loop = await AwsCliLoop.MeasureAsync();
        await output.WriteLineAsync(LoopTable(loop).ToString());
        await output.WriteLineAsync(GrowthTable(folder, stack, loop).ToString());
    }

    /// <summary>Each round takes all sizes, so that whatever else the machine does meets them alike.</summary>
    private static async Task<List<DeadLetterGrowth>> MeasureAsync(
        int[] sizes, Func<int, Task<(ProcessFigures List, ProcessFigures Replay)>> measure)
    {
        // The first run brings the program into the system's file cache.
        await measure(sizes[0]);
        var runs = sizes.ToDictionary(size => size, _ => new List<(ProcessFigures List, ProcessFigures Replay)>());
        for (var run = 0; run < Runs; run++)
        {
            foreach (var size in sizes)
            {
                runs[size].Add(await measure(size));
            }
        }

        return
        [
            .. sizes.Select(size => new DeadLetterGrowth(
                size,
                ProcessFigures.MedianOf([.. runs[size].Select(run => run.List)]),
                ProcessFigures.MedianOf([.. runs[size].Select(run => run.Replay)]))),
        ];
    }

    private static MarkdownTable GrowthTable(List<DeadLetterGrowth> folder, List<DeadLetterGrowth> stack, AwsCliLoop loop)
    {
        var table = new MarkdownTable(
            $"Dead letters: growth, medians of {Runs} runs; after each figure its ratio to the size before",
            "command", "letters", "s", "", "CPU s", "", "peak MB", "", "AWS CLI's loop, s", "loop/notecast")
        {
            Remarks = "The whole process from start to end, as `dlq list --json` and `dlq replay --all --yes --wait 0s --json`; after each "
                + "run the queues are checked. The stack is a loopback server with AWS's protocol, which answers at once: on AWS each "
                + "request takes some milliseconds more, of both programs. The loop's seconds are extrapolated from its calls above.",
        };
        AddRows(table, "list, data folder", folder, growth => growth.List, null);
        AddRows(table, "replay, data folder", folder, growth => growth.Replay, null);
        AddRows(table, "list, stack", stack, growth => growth.List, loop.SecondsToRead);
        AddRows(table, "replay, stack", stack, growth => growth.Replay, loop.SecondsToReplay);
        return table;
    }

    private static void AddRows(
        MarkdownTable table,
        string command,
        List<DeadLetterGrowth> growths,
        Func<DeadLetterGrowth, ProcessFigures> figuresOf,
        Func<int, double>? loopSeconds)
    {
        ProcessFigures? before = null;
        foreach (var growth in growths)
        {
            var figures = figuresOf(growth);
            var loop = loopSeconds?.Invoke(growth.Letters);
            table.Add(
                command,
                $"{growth.Letters}",
                Figure.Seconds(figures.Seconds),
                before is null ? "" : Figure.Ratio(figures.Seconds / before.Seconds),
                Figure.Seconds(figures.CpuSeconds),
                before is null ? "" : Figure.Ratio(figures.CpuSeconds / before.CpuSeconds),
                Figure.Megabytes(figures.PeakBytes),
                before is null ? "" : Figure.Ratio((double)figures.PeakBytes / before.PeakBytes),
                loop is null ? "" : Figure.Seconds(loop.Value),
                loop is null ? "" : Figure.Ratio(loop.Value / figures.Seconds));
            before = figures;
        }
    }

    private static MarkdownTable LoopTable(AwsCliLoop loop)
    {
        var table = new MarkdownTable(
            $"The AWS CLI, medians of {AwsCliLoop.Calls} calls", "call", "letters", "ms", "CPU ms", "ms a letter", "peak MB")
        {
            Remarks = "In a loop the program starts for each call. A replay by hand receives and sends; deleting would come on top.",
        };
        Add("aws sqs receive-message", AwsCliLoop.LettersPerReceive, loop.Receive);
        Add("aws sqs send-message", 1, loop.Send);
        return table;

        void Add(string call, int letters, ProcessFigures figures) => table.Add(
            call,
            $"{letters}",
            Figure.Milliseconds(figures.Seconds * 1_000),
            Figure.Milliseconds(figures.CpuSeconds * 1_000),
            Figure.Milliseconds(figures.Seconds * 1_000 / letters),
            Figure.Megabytes(figures.PeakBytes));
    }
}
