using System.CommandLine;
using Notecast.AwsTesting;
using Notecast.Benchmarks;
using Command = System.CommandLine.Command;

namespace Notecast.Cli.Tests;

public sealed class BenchTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Every_section_of_the_page_of_benchmarks_has_a_command_and_every_command_a_section()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Find(), "docs", "benchmarks.md"), TestContext.Current.CancellationToken);
        var onPage = page.Split('\n').Where(line => line.StartsWith("notecast bench ", StringComparison.Ordinal));

        Assert.Equal(
            BenchmarkCommands.Create().Select(command => $"notecast bench {command.Name}").Where(line => line != "notecast bench all").Order(),
            onPage.Order());
    }

    [Fact]
    public async Task A_day_of_edits_is_billed_by_segment_for_less_than_each_version_whole()
    {
        var bench = await _notecast.RunBareAsync("bench", "money", "--notes", "20", "--seed", "3");

        Assert.Equal((0, ""), (bench.ExitCode, bench.Error));
        var rows = bench.Lines.Where(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();
        var whole = Characters(rows, "each version whole");
        Assert.InRange(Characters(rows, "each version that sounds different, whole"), 1, whole);
        Assert.InRange(Characters(rows, "Notecast, by segment"), 1, whole / 2);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_day_of_edits()
    {
        var first = await _notecast.RunBareAsync("bench", "money", "--notes", "5", "--seed", "7");
        var again = await _notecast.RunBareAsync("bench", "money", "--notes", "5", "--seed", "7");
        var other = await _notecast.RunBareAsync("bench", "money", "--notes", "5", "--seed", "8");

        Assert.Equal(TableOf(first), TableOf(again));
        Assert.NotEqual(TableOf(first), TableOf(other));
    }

    [Fact]
    public async Task What_cannot_be_measured_here_is_said_with_how_to_install_it_and_the_others_are_measured()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var all = BenchmarkCommands.All(
        [
            new BenchmarkCommand("first", "", (_, _) => throw new ProgramMissingException("The program lame is not installed: get it.")),
            new BenchmarkCommand("second", "", (_, written) => written.WriteLineAsync("42 MB")),
        ]);

        var exitCode = await all.Parse([]).InvokeAsync(
            new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);

        Assert.Equal(1, exitCode);
        Assert.Equal("first: The program lame is not installed: get it.", error.ToString().Trim());
        Assert.Equal(["## first", "## second", "42 MB"], output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_benchmark_is_not_waited_for_when_it_is_interrupted()
    {
        using var stop = new CancellationTokenSource();
        Command endless = new BenchmarkCommand("endless", "", (_, _) => new TaskCompletionSource().Task);
        var running = endless.Parse([]).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static int Characters(List<string[]> rows, string name) => int.Parse(
        rows.Single(row => row[1] == name)[2], System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);

    private static string[] TableOf(CommandLine.Outcome bench) => [.. bench.Lines.Where(line => line.StartsWith('|'))];
}
