using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Simulation.Load;

namespace Notecast.Cli.Simulating;

/// <summary>Shows what a load experiment came to, as tables and lines.</summary>
internal sealed class LoadReport(Terminal terminal)
{
    public void Write(LoadOptions options, LoadResult result)
    {
        WriteNotes(options, result);
        WriteTimes(result);
        WriteLimits(result);
        WriteServices(result);
        terminal.Out.WriteLine();
        foreach (var violation in result.Violations)
        {
            terminal.Out.WriteLine($"{violation.Invariant}: {violation.What}");
        }

        terminal.Out.WriteLine(result.Violations.Count > 0 ? "An invariant does not hold." : "Every invariant held.");
    }

    private void WriteNotes(LoadOptions options, LoadResult result)
    {
        var table = new FigureTable();
        table.Add("writes", result.Writes, Invariant($"{options.Rate:0.###} a second for {options.Seconds:N0} s"));
        table.Add("notes", result.Notes, "of them; the others are edits");
        table.Add("ready", result.Ready, "before anything was replayed");
        table.Add("failed", result.Failed, "the others");
        foreach (var (code, count) in result.DeadLetters)
        {
            table.Add("dead letters", count, code);
        }

        table.Add("replays", result.Replays, Invariant($"of all dead letters; {result.LeftOver:N0} were left"));
        table.Add("billed characters", result.BilledCharacters, Invariant($"{result.BilledTwice:N0} of them twice"));
        table.Add("most jobs waiting", result.PeakBacklog, Invariant($"the oldest was {Seconds(result.OldestJob)}"));
        table.WriteTo(terminal.Console);
        terminal.Out.WriteLine(Invariant(
            $"At rest {Seconds(result.DrainedIn)} after the last write; with the replays {Seconds(result.EndedAfter)} after the first."));
    }

    private void WriteTimes(LoadResult result)
    {
        terminal.Out.WriteLine(result.Latency.Count > 0
            ? FromWriteToReady("From write to ready", result.Latency)
            : "No note was ready before anything was replayed.");
        if (result.HotLatency.Count > 0)
        {
            terminal.Out.WriteLine(FromWriteToReady("  of the hot user or note", result.HotLatency));
        }
    }

    private void WriteLimits(LoadResult result)
    {
        terminal.Out.WriteLine();
        if (result.Limits.Count == 0)
        {
            terminal.Out.WriteLine("No limit was met.");
            return;
        }

        var table = NewTable("limit", "first after", "times", "of being");
        foreach (var met in result.Limits)
        {
            var (name, counted) = LimitWords.Of(met.Limit);
            table.Write([name, Seconds(met.FirstAt), Count(met.Times), counted]);
        }
    }

    private void WriteServices(LoadResult result)
    {
        terminal.Out.WriteLine();
        var table = NewTable("service", "answered", "refused", "most a second");
        foreach (var service in result.Services)
        {
            table.Write([service.Service, Count(service.Requests), Count(service.Refused), Count(service.MostASecond)]);
        }
    }

    private TextTable NewTable(string first, params ReadOnlySpan<string> others) =>
        new(terminal, [new TextColumn(first, 40), .. others.ToArray().Select(name => new TextColumn(name, 13, IsFigure: true))]);

    private static string FromWriteToReady(string title, LatencyFigures latency) =>
        $"{title}: median {Seconds(latency.Median)}, 99 of 100 within {Seconds(latency.NinetyNinth)}, longest {Seconds(latency.Longest)}.";

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:N1} s");

    private static string Count(long count) => Invariant($"{count:N0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
