using System.Text.Json;

namespace Notecast.Cli.Tests;

public sealed class SimulateLoadTests : IDisposable
{
    private static readonly string[] Few = ["simulate", "load", "--rate", "2", "--seconds", "10"];

    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task What_the_quota_allows_meets_no_limit_and_no_data_folder_is_made()
    {
        var load = await _notecast.RunBareAsync([.. Few, "--engine", "standard"]);

        Assert.Equal((0, ""), (load.ExitCode, load.Error));
        Assert.Matches(@"^writes +20 +2 a second for 10 s", load.Lines[0]);
        Assert.Contains("No limit was met.", load.Lines);
        Assert.Contains(load.Lines, line => line.StartsWith("From write to ready: median 1.", StringComparison.Ordinal));
        Assert.Equal("Every invariant held.", load.Lines[^1]);
        Assert.False(Directory.Exists(_notecast.Data));
    }

    [Fact]
    public async Task Beyond_the_quota_the_limits_are_named_in_the_order_in_which_they_were_met()
    {
        var load = await _notecast.RunBareAsync("simulate", "load", "--rate", "8", "--seconds", "20", "--speech-taken", "7");

        Assert.Equal((0, ""), (load.ExitCode, load.Error));
        var limits = load.Lines.SkipWhile(line => !line.StartsWith("limit ", StringComparison.Ordinal)).Skip(1).Take(2).ToArray();
        Assert.Matches(@"^MaximumConcurrency +[0-9.]+ s +\d+ +seconds$", limits[0]);
        Assert.Matches(@"^speech, requests a second +[0-9.]+ s +\d+ +refused$", limits[1]);
        Assert.Contains(load.Lines, line => line.StartsWith("speech  ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_times_are_told_of_notes_that_were_never_ready()
    {
        var load = await _notecast.RunBareAsync([.. Few, "--speech-outage", "1h"]);

        Assert.Contains("No note was ready before anything was replayed.", load.Lines);
        Assert.DoesNotContain(load.Lines, line => line.Contains("median", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_has_all_of_it()
    {
        var load = await _notecast.RunBareAsync([.. Few, "--hot-user", "50", "--speech-outage", "1h", "--json"]);

        Assert.Equal((0, ""), (load.ExitCode, load.Error));
        var json = load.Json;
        Assert.Equal((20, 20, 0, 20), (Number(json, "writes"), Number(json, "notes"), Number(json, "ready"), Number(json, "failed")));
        Assert.Equal(20, Number(json.GetProperty("deadLetters"), "SpeechUnavailable"));
        Assert.Equal((1, 0, 0), (Number(json, "replays"), Number(json, "leftOver"), Number(json, "billedTwice")));
        Assert.Equal(
            (JsonValueKind.Null, JsonValueKind.Null), (json.GetProperty("latency").ValueKind, json.GetProperty("hotLatency").ValueKind));
        Assert.Equal("maximum-concurrency", json.GetProperty("limits")[0].GetProperty("limit").GetString());
        Assert.True(json.GetProperty("endedAfter").GetDouble() > 3_600);
    }

    [Fact]
    public async Task A_terminal_shows_a_bar()
    {
        var watched = await _notecast.RunOnTerminalAsync(Few);

        Assert.Equal((0, ""), (watched.ExitCode, watched.Error));
        Assert.Matches("Simulating .*━.*%", watched.Output);
    }

    [Fact]
    public async Task A_stopped_experiment_says_so()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        _notecast.Stop = stopped.Token;

        var load = await _notecast.RunBareAsync(Few);

        Assert.Equal((130, "", "notecast: stopped."), (load.ExitCode, load.Output, load.ErrorLines.Single()));
    }

    [Theory]
    [InlineData("--rate is not from 0.001 to 1000000.", "--rate", "0")]
    [InlineData("--maximum-concurrency is not from 2 to 1000.", "--maximum-concurrency", "1")]
    [InlineData("--speech-rate is not from 0.001 to 1000000.", "--speech-rate", "NaN")]
    [InlineData("--edits is not from 0 to 100.", "--edits", "101")]
    [InlineData("--engine 'steam' is none of standard, neural, generative, long-form.", "--engine", "steam")]
    [InlineData("--speech-outage 'long' is no duration.", "--speech-outage", "long")]
    [InlineData("--speech-taken is not below the speech service's 8 requests a second.", "--speech-taken", "8")]
    [InlineData("--rate times --seconds is 0.06 writes; it must be from 1 to 5,000,000.", "--rate", "0.001")]
    [InlineData("--rate times --seconds is 60,000,000 writes; it must be from 1 to 5,000,000.", "--rate", "1000000")]
    [InlineData("--speech-outage is longer than 13d", "--speech-outage", "8w")]
    [InlineData("--hot-user and --hot-note are more than 100 together.", "--hot-user", "60", "--hot-note", "50")]
    public async Task What_cannot_be_is_named(string problem, params string[] options)
    {
        var load = await _notecast.RunBareAsync(["simulate", "load", .. options]);

        Assert.Equal((2, ""), (load.ExitCode, load.Output));
        Assert.Contains(problem, load.ErrorLines.Single(), StringComparison.Ordinal);
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
}
