namespace Notecast.Cli.Tests;

public sealed class SimulateTests : IDisposable
{
    /// <summary>Without the segment cache, a job that is tried again pays again.</summary>
    private static readonly string[] WithoutCache = ["simulate", "--without", "segment-cache", "--schedules", "200"];

    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task Schedules_are_run_and_counted_and_no_data_folder_is_made()
    {
        var simulate = await _notecast.RunBareAsync("simulate", "--schedules", "20", "--seed", "7");

        Assert.Equal((0, ""), (simulate.ExitCode, simulate.Error));
        Assert.StartsWith("schedules", simulate.Lines[0], StringComparison.Ordinal);
        Assert.Contains(" 20 ", simulate.Lines[0], StringComparison.Ordinal);
        Assert.Equal("Every invariant held.", simulate.Lines[^1]);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Fact]
    public async Task All_bills_are_for_segments_that_were_kept_lost_or_raced()
    {
        var simulate = await _notecast.RunBareAsync("simulate", "--schedules", "50", "--json");

        var bills = simulate.Json.GetProperty("bills");
        long Of(string name) => bills.GetProperty(name).GetInt64();
        Assert.True(Of("segments") > 0);
        Assert.Equal(Of("all"), Of("segments") + Of("lost") + Of("raced"));
    }

    [Fact]
    public async Task A_terminal_shows_a_bar()
    {
        var watched = await _notecast.RunOnTerminalAsync("simulate", "--schedules", "5");

        Assert.Equal((0, ""), (watched.ExitCode, watched.Error));
        Assert.Matches("Simulating .*━.*%", watched.Output);
    }

    [Fact]
    public async Task The_first_schedule_that_fails_is_shrunk_to_a_script_that_fails_when_it_is_replayed()
    {
        var simulate = await _notecast.RunBareAsync([.. WithoutCache, "--json"]);

        Assert.Equal((1, ""), (simulate.ExitCode, simulate.Error));
        var failure = simulate.Json.GetProperty("failure");
        var seed = failure.GetProperty("seed").GetInt32();
        Assert.Equal(seed, simulate.Json.GetProperty("schedules").GetInt32());
        Assert.Equal($"notecast simulate --seed {seed} --schedules 1 --without segment-cache", failure.GetProperty("replay").GetString());
        var script = _notecast.WriteFile("found.txt", failure.GetProperty("script").GetString()!);

        var replayed = await _notecast.RunBareAsync("simulate", "--script", script, "--without", "segment-cache");
        Assert.Equal(1, replayed.ExitCode);
        Assert.Contains("The shortest script that breaks it:", replayed.Output, StringComparison.Ordinal);

        _notecast.Input = failure.GetProperty("script").GetString()!;
        Assert.Equal(0, (await _notecast.RunBareAsync("simulate", "--script", "-")).ExitCode);
    }

    [Fact]
    public async Task Two_runs_come_to_the_same()
    {
        var first = await _notecast.RunBareAsync([.. WithoutCache, "--json"]);
        var second = await _notecast.RunBareAsync([.. WithoutCache, "--json"]);

        foreach (var name in (string[])["schedules", "deliveries", "faults", "throttled", "sourceFaults", "restarts", "lostRecords", "deaths", "deadLetters", "bills", "failure"])
        {
            Assert.Equal(first.Json.GetProperty(name).GetRawText(), second.Json.GetProperty(name).GetRawText());
        }
    }

    [Fact]
    public async Task A_bad_script_is_named_with_its_line_and_rule()
    {
        var script = _notecast.WriteFile("bad.txt", "seed 1\njump 3\n");

        var simulate = await _notecast.RunBareAsync("simulate", "--script", script);

        Assert.Equal((1, ""), (simulate.ExitCode, simulate.Output));
        Assert.StartsWith($"notecast: {script}: Line 2: 'jump' is no step. Use ", simulate.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A script has its own seed", "--script", "-", "--seed", "2")]
    [InlineData("The last seed would be over", "--seed", "2147483647", "--schedules", "2")]
    public async Task Options_that_do_not_go_together_are_refused(string message, params string[] options)
    {
        var simulate = await _notecast.RunBareAsync(["simulate", .. options]);

        Assert.Equal((2, ""), (simulate.ExitCode, simulate.Output));
        Assert.Contains(message, simulate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_is_not_there_is_named()
    {
        var simulate = await _notecast.RunBareAsync("simulate", "--script", _notecast.PathOf("gone.txt"));

        Assert.Equal(1, simulate.ExitCode);
        Assert.Contains("gone.txt cannot be read", simulate.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_simulation_shows_what_was_done()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        _notecast.Stop = stopped.Token;

        var simulate = await _notecast.RunBareAsync("simulate", "--schedules", "50");

        Assert.Equal(130, simulate.ExitCode);
        Assert.StartsWith("schedules", simulate.Lines[0], StringComparison.Ordinal);
        Assert.Equal("notecast: stopped after 0 of 50 schedules.", simulate.ErrorLines.Single());
    }
}
