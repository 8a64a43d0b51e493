using System.CommandLine;
using Notecast.Benchmarks.Functions;

namespace Notecast.Benchmarks;

/// <summary>The benchmarks, each a command that prints Markdown.</summary>
public static class BenchmarkCommands
{
    private const int Failed = 1;

    /// <summary>All benchmarks, in the order of <c>docs/benchmarks.md</c>, and one that runs them all.</summary>
    /// <remarks>A command throws <see cref="BenchmarkException"/> on a machine that lacks what it takes.</remarks>
    public static IReadOnlyList<Command> Create()
    {
        BenchmarkCommand[] benchmarks =
        [
            ColdStart(),
            Warm(),
            New("planning", "Plan stream records, from the event's JSON to the jobs", PlanningCommand.MeasureAsync),
            New("audio", "Walk, join and tag MP3 audio, beside FFmpeg", AudioCommand.MeasureAsync),
            New("segments", "Cut notes into segments, and see how the time grows", SegmentsCommand.MeasureAsync),
            LongNote(),
            EndToEnd(),
            New("engine", "Hand over events in virtual time", EngineCommand.MeasureAsync),
            Money(),
            DeadLetters(),
            Functions(),
        ];
        return [.. benchmarks, All(benchmarks)];
    }

    /// <summary>A command that runs one benchmark after the other; one that cannot be run here makes it fail in the end.</summary>
    internal static Command All(IReadOnlyList<BenchmarkCommand> benchmarks)
    {
        var all = new Command("all", "Run every benchmark with its usual options");
        all.SetAction((parsed, stop) => MeasureAllAsync(benchmarks, parsed.InvocationConfiguration, stop));
        return all;
    }

    private static async Task<int> MeasureAllAsync(
        IEnumerable<BenchmarkCommand> benchmarks, InvocationConfiguration streams, CancellationToken stop)
    {
        var exitCode = 0;
        foreach (var benchmark in benchmarks)
        {
            await streams.Output.WriteLineAsync($"## {benchmark.Name}\n");
            try
            {
                await benchmark.MeasureAsync(streams.Output, stop);
            }
            catch (BenchmarkException exception)
            {
                await streams.Error.WriteLineAsync($"{benchmark.Name}: {exception.Message}");
                exitCode = Failed;
            }
        }

        return exitCode;
    }

    private static BenchmarkCommand New(string name, string description, Func<TextWriter, Task> measure) =>
        new(name, description, (_, output) => measure(output));

    private static BenchmarkCommand ColdStart()
    {
        var runs = Number("--runs", "Starts of each program", 15);
        return new BenchmarkCommand(
            "cold-start",
            "Start new processes, beside an empty function and Python",
            (parsed, output) => ColdStartCommand.MeasureAsync(parsed.GetValue(runs), output)) { runs };
    }

    private static BenchmarkCommand Warm()
    {
        var notes = Number("--notes", "Notes of each block", 50);
        return new BenchmarkCommand(
            "warm",
            "Narrate notes in a running function, beside bare SDK calls",
            (parsed, output) => WarmCommand.MeasureAsync(parsed.GetValue(notes), output)) { notes };
    }

    private static BenchmarkCommand LongNote()
    {
        var runs = Number("--runs", "Narrations of the note", 3);
        var paragraph = Number("--paragraph", "Characters of a paragraph: the longer, the fewer and larger the segments", 2_800);
        var latency = new Option<double>("--latency") { Description = "Seconds of each speech request", DefaultValueFactory = _ => 1 };
        return new BenchmarkCommand(
            "long-note",
            "Narrate a note of 400 kB: time and memory",
            (parsed, output) => LongNoteCommand.MeasureAsync(
                parsed.GetValue(runs), TimeSpan.FromSeconds(parsed.GetValue(latency)), parsed.GetValue(paragraph), output))
        {
            runs, latency, paragraph,
        };
    }

    private static BenchmarkCommand EndToEnd()
    {
        var notes = new Option<int[]>("--notes")
        {
            Description = "The numbers of notes, each measured on a data folder of its own",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1_000, 10_000, 100_000],
        };
        var seconds = Number("--seconds", "How long notes are written at a steady rate, for latencies; 0 for not at all", 60, least: 0);
        return new BenchmarkCommand(
            "end-to-end",
            "Run notecast up: notes a second, latencies and memory",
            (parsed, output) => EndToEndCommand.MeasureAsync(parsed.GetValue(notes)!, parsed.GetValue(seconds), output)) { notes, seconds };
    }

    private static BenchmarkCommand Money()
    {
        var notes = Number("--notes", "Notes that are edited", 500);
        var seed = Number("--seed", "Chooses the edits", 1, least: 0);
        return new BenchmarkCommand(
            "money",
            "Count the characters billed for a day of edits",
            (parsed, output) => MoneyCommand.MeasureAsync(parsed.GetValue(notes), parsed.GetValue(seed), output)) { notes, seed };
    }

    private static BenchmarkCommand DeadLetters()
    {
        var letters = Number("--letters", "The most letters, up to 100,000; a half and a quarter are measured, too", 10_000, 4, 100_000);
        return new BenchmarkCommand(
            "dead-letters",
            "List and replay dead letters, beside the AWS CLI",
            (parsed, output) => DeadLettersCommand.MeasureAsync(parsed.GetValue(letters), output)) { letters };
    }

    private static BenchmarkCommand Functions()
    {
        var runs = Number("--runs", "Starts of each function and program", 15);
        return new BenchmarkCommand(
            "functions",
            "Run the packaged functions on an AWS-compatible server: starts, sizes, memory, requests",
            (parsed, output) => FunctionsCommand.MeasureAsync(parsed.GetValue(runs), output)) { runs };
    }

    private static Option<int> Number(string name, string description, int usual, int least = 1, int most = int.MaxValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = "n" };
        option.Validators.Add(result =>
        {
            var isNumber = int.TryParse(result.Tokens is [var token] ? token.Value : $"{usual}", out var number);
            if (isNumber && (number < least || number > most))
            {
                result.AddError(most == int.MaxValue ? $"{name} is not at least {least}." : $"{name} is not from {least} to {most}.");
            }
        });
        return option;
    }
}
