using System.Text.Json;
using Notecast.Aws;
using Notecast.Simulation.Load;

namespace Notecast.Simulation.Tests.Load;

/// <summary>What becomes of rates below and beyond what an account allows. Time is virtual, so figures are exact.</summary>
public sealed class LoadExperimentTests
{
    private static readonly LoadOptions Neural = LoadOptions.ForEngine("neural");

    [Fact]
    public void Below_all_limits_every_note_is_ready_in_little_more_than_speaking_takes()
    {
        var result = Run(LoadOptions.ForEngine("standard") with { Rate = 5, Seconds = 30 });

        AssertNothingIsLost(result);
        Assert.Equal((150, 150, 0), (result.Notes, result.Ready, result.Replays));
        Assert.Empty(result.Limits);
        Assert.All(result.Services, service => Assert.Equal(0, service.Refused));
        Assert.InRange(result.Latency.Median, TimeSpan.FromSeconds(1.1), TimeSpan.FromSeconds(1.7));
        Assert.Equal(150, result.Latency.Count);
    }

    [Fact]
    public void Beyond_the_speech_quota_nothing_is_refused_and_the_backlog_drains_at_the_quota_s_rate()
    {
        var result = Run(Neural with { Rate = 20, MaximumConcurrency = 12 });

        AssertNothingIsLost(result);
        Assert.Equal((1_200, 1_200, 0), (result.Notes, result.Ready, result.Replays));
        var atQuota = TimeSpan.FromSeconds(result.Notes / Neural.SpeechQuota.RequestsPerSecond);
        Assert.InRange(result.EndedAfter, atQuota * 0.98, atQuota * 1.05);
        Assert.Equal(0, Speech(result).Refused);
        Assert.Contains(LoadLimit.SpeechShare, result.Limits.Select(met => met.Limit));
    }

    /// <summary>The template's four environments are meant for notes of four segments and more.</summary>
    [Fact]
    public void Four_notes_at_once_use_less_than_half_of_the_neural_quota_when_each_is_one_segment()
    {
        var result = Run(Neural with { Rate = 10, Seconds = 30 });

        AssertNothingIsLost(result);
        Assert.Equal(LoadLimit.MaximumConcurrency, result.Limits[0].Limit);
        Assert.InRange(result.Notes / result.EndedAfter.TotalSeconds, 3.2, 3.9);
    }

    [Fact]
    public void Many_more_at_once_than_the_quota_allows_use_up_the_tries_of_some_jobs_and_a_replay_brings_them()
    {
        var result = Run(Neural with { SpeechQuota = new SpeechQuota(1, 4, 18), Rate = 2, Seconds = 900, MaximumConcurrency = 60 });

        AssertNothingIsLost(result);
        Assert.True(result.DeadLetters["SpeechThrottled"] > 0);
        Assert.Equal(result.DeadLetters.Values.Sum(), result.Failed);
        Assert.True(result.Replays > 0);
        Assert.True(Speech(result).Refused > result.Notes, "Most tries were refused.");
    }

    [Fact]
    public void As_many_at_once_as_the_quota_allows_use_up_no_job_s_tries_however_long_the_backlog_is()
    {
        var result = Run(Neural with { SpeechQuota = new SpeechQuota(1, 4, 18), Rate = 2, Seconds = 900 });

        AssertNothingIsLost(result);
        Assert.Equal((0, 0), (result.Failed, result.Replays));
        Assert.True(result.OldestJob > TimeSpan.FromMinutes(14));
        Assert.Equal(0, Speech(result).Refused);
    }

    [Fact]
    public void Who_does_not_know_that_others_use_the_quota_is_throttled_and_loses_nothing()
    {
        var result = Run(Neural with { Rate = 3, SpeechTaken = 6 });

        AssertNothingIsLost(result);
        Assert.True(Speech(result).Refused > 0);
        Assert.Contains(LoadLimit.SpeechRate, result.Limits.Select(met => met.Limit));
    }

    [Fact]
    public void After_an_outage_of_the_speech_service_all_notes_are_made_up_for()
    {
        var result = Run(Neural with { Rate = 1, Seconds = 120, SpeechOutage = TimeSpan.FromHours(1) });

        AssertNothingIsLost(result);
        Assert.Equal(result.Failed, result.DeadLetters["SpeechUnavailable"]);
        Assert.Equal(1, result.Replays);
    }

    /// <summary>Only what is wanted becomes ready, so a note has to stay as it is until it is spoken and checked.</summary>
    [Theory]
    [InlineData(50, 1, 1)]
    [InlineData(1, 60, 20)]
    [InlineData(0.4, 24, 24)]
    public void A_note_that_changes_faster_than_it_is_narrated_is_ready_when_it_rests(double rate, int spoken, int mostReady)
    {
        var result = Run(Neural with { Rate = rate, HotNote = 1 });

        AssertNothingIsLost(result);
        Assert.Equal((1, 1), (result.Notes, result.Ready));
        Assert.Equal(spoken, Speech(result).Requests);
        Assert.InRange(result.Latency.Count, 1, mostReady);
    }

    [Theory]
    [InlineData(LoadLimit.LambdaConcurrency)]
    [InlineData(LoadLimit.CatalogPartition)]
    [InlineData(LoadLimit.CatalogTable)]
    [InlineData(LoadLimit.StreamShards)]
    [InlineData(LoadLimit.SpeechConcurrency)]
    [InlineData(LoadLimit.QueueScaling)]
    public void Each_limit_holds_back_and_loses_nothing(LoadLimit limit)
    {
        var wide = Neural with { SpeechQuota = new SpeechQuota(1_000, 1_000, 1_000), MaximumConcurrency = 50, Rate = 40, Seconds = 15 };
        var result = Run(limit switch
        {
            LoadLimit.LambdaConcurrency => wide with { Concurrency = 10 },
            LoadLimit.CatalogPartition => wide with { PartitionWrites = 30, HotUser = 1 },
            LoadLimit.CatalogTable => wide with { TableWrites = 30 },
            LoadLimit.StreamShards => wide with { TableWrites = 10, Shards = 1 },
            LoadLimit.SpeechConcurrency => wide with { SpeechQuota = new SpeechQuota(1_000, 1_000, 20) },
            _ => wide,
        });

        AssertNothingIsLost(result);
        Assert.Contains(limit, result.Limits.Select(met => met.Limit));
    }

    [Fact]
    public void The_same_options_come_to_the_same_and_another_seed_to_something_else()
    {
        var options = Neural with { Rate = 10, Seconds = 20, Edits = 0.3, HotUser = 0.2, SpeechTaken = 4 };

        var first = Text(Run(options));

        Assert.Equal(first, Text(Run(options)));
        Assert.NotEqual(first, Text(Run(options with { Seed = 2 })));
    }

    [Fact]
    public void An_experiment_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => LoadExperiment.Run(Neural, _ => { }, stop.Token));
    }

    public static TheoryData<LoadOptions> Impossible =>
    [
        Neural with { Rate = 0 },
        Neural with { Seconds = 0 },
        Neural with { Edits = 1.1 },
        Neural with { HotUser = -0.1 },
        Neural with { HotUser = 0.6, HotNote = 0.6 },
        Neural with { Rate = 0.01 },
        Neural with { Rate = 1_000_000 },
        Neural with { SpeechOutage = TimeSpan.FromDays(14) },
        Neural with { SpeechLatency = TimeSpan.FromSeconds(-1) },
        Neural with { ColdStart = TimeSpan.FromSeconds(-1) },
        Neural with { SpeechTaken = 8 },
        Neural with { MaximumConcurrency = 1 },
        Neural with { BatchSize = 11 },
        Neural with { Concurrency = 0 },
        Neural with { Shards = 0 },
        Neural with { ParallelizationFactor = 11 },
        Neural with { TableWrites = 0 },
        Neural with { PartitionWrites = 0 },
    ];

    [Theory]
    [MemberData(nameof(Impossible))]
    public void What_cannot_be_is_refused(LoadOptions options) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LoadExperiment.Run(options, _ => { }, CancellationToken.None));

    private static LoadResult Run(LoadOptions options) => LoadExperiment.Run(options, _ => { }, TestContext.Current.CancellationToken);

    private static ServiceFigures Speech(LoadResult result) => result.Services.Single(service => service.Service == "speech");

    private static string Text(LoadResult result) => JsonSerializer.Serialize(result);

    private static void AssertNothingIsLost(LoadResult result)
    {
        Assert.Empty(result.Violations);
        Assert.Equal((0, 0), (result.LeftOver, result.BilledTwice));
        Assert.True(result.DeadLetters.Values.Sum() >= result.Failed, "Each note that is not ready has a dead letter.");
    }
}
