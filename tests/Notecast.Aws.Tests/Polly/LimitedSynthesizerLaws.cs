using System.Globalization;
using CsCheck;
using Notecast.EventSources.Simulation;

namespace Notecast.Aws.Tests.Polly;

public sealed class LimitedSynthesizerLaws
{
    private static readonly Gen<SpeechQuota> Quotas = Gen.Select(Gen.Double[0.25, 50], Gen.Int[1, 12], Gen.Int[1, 9])
        .Select((rate, burst, concurrent) => new SpeechQuota(rate, burst, concurrent));

    private static readonly Gen<Ask[]> Asks = Gen.Select(Gen.Int[0, 300], Gen.Int[0, 2_000], Gen.Int[-6_000, 3_000])
        .Select((pause, duration, patience) => new Ask(pause, duration, patience <= 0 ? null : patience))
        .Array[1, 40];

    [Fact]
    public void Neither_the_rate_nor_the_concurrency_is_ever_exceeded() => Gen.Select(Quotas, Asks).Holds((quota, asks) =>
    {
        var run = Run(quota, asks);

        Assert.InRange(run.Speech.MostUnderWay, 0, quota.ConcurrentRequests);
        var starts = run.Speech.Starts.Select(start => start.At).ToArray();
        for (var first = 0; first < starts.Length; first++)
        {
            for (var last = first; last < starts.Length; last++)
            {
                var allowed = quota.Burst + (quota.RequestsPerSecond * (starts[last] - starts[first]).TotalSeconds);
                Assert.True(last - first + 1 <= allowed + 1e-6, $"{last - first + 1} requests started where {allowed} are allowed.");
            }
        }
    });

    [Fact]
    public void Everybody_who_waits_long_enough_gets_a_turn_in_the_order_of_coming() => Gen.Select(Quotas, Asks).Holds((quota, asks) =>
    {
        var run = Run(quota, asks);

        var started = run.Speech.Starts.Select(start => int.Parse(start.VoiceId, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(started.Order(), started);
        var impatient = asks.Index().Where(ask => ask.Item.PatienceMs is not null).Select(ask => ask.Index);
        Assert.Empty(Enumerable.Range(0, asks.Length).Except(impatient).Except(run.Answered));
        Assert.Equal(asks.Length, run.Answered.Count + run.GivenUp.Count);
    });

    [Fact]
    public void Nobody_waits_longer_than_the_rate_demands() => Gen.Select(Quotas, Gen.Int[1, 60]).Holds((quota, count) =>
    {
        var run = Run(new SpeechQuota(quota.RequestsPerSecond, quota.Burst, 100), [.. Enumerable.Repeat(new Ask(0, 0, null), count)]);

        var (first, last) = (run.Speech.Starts[0].At, run.Speech.Starts[^1].At);
        var needed = TimeSpan.FromSeconds(Math.Max(0, count - quota.Burst) / quota.RequestsPerSecond);

        // Clocks count milliseconds: each wait may last one longer than it must.
        Assert.InRange(last - first, needed - TimeSpan.FromMilliseconds(1), needed + TimeSpan.FromMilliseconds(count));
    });

    private static Outcome Run(SpeechQuota quota, Ask[] asks)
    {
        var time = new VirtualTime();
        var speech = new TimedSpeech(time);
        var limited = new LimitedSynthesizer(speech, SpeechQuotas.Parse($"neural={quota}"), time);
        var outcome = new Outcome(speech, [], []);
        time.Run(async () =>
        {
            var all = new List<Task>();
            foreach (var (number, ask) in asks.Index())
            {
                await time.PassAsync(TimeSpan.FromMilliseconds(ask.PauseMs));
                all.Add(AskAsync(limited, time, number, ask, outcome));
            }

            await Task.WhenAll(all);
        });
        return outcome;
    }

    private static async Task AskAsync(LimitedSynthesizer limited, VirtualTime time, int number, Ask ask, Outcome outcome)
    {
        using var stop = new CancellationTokenSource(
            ask.PatienceMs is { } patience ? TimeSpan.FromMilliseconds(patience) : Timeout.InfiniteTimeSpan, time);
        try
        {
            await limited.SynthesizeAsync(TimedSpeech.Request(number, ask.DurationMs), stop.Token);
            outcome.Answered.Add(number);
        }
        catch (OperationCanceledException)
        {
            outcome.GivenUp.Add(number);
        }
    }

    private sealed record Ask(int PauseMs, int DurationMs, int? PatienceMs);

    private sealed record Outcome(TimedSpeech Speech, List<int> Answered, List<int> GivenUp);
}
