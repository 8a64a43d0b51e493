using CsCheck;
using Notecast.Domain.Speech;

namespace Notecast.Aws.Tests.Polly;

public sealed class SpeechQuotasTests
{
    [Theory]
    [InlineData(Engines.Standard, 80, 100, 80)]
    [InlineData(Engines.Neural, 8, 10, 18)]
    [InlineData(Engines.Generative, 8, 8, 26)]
    [InlineData(Engines.LongForm, 8, 10, 26)]
    public void The_defaults_are_the_services_own(string engine, double rate, int burst, int concurrent) =>
        Assert.Equal(new SpeechQuota(rate, burst, concurrent), SpeechQuotas.Default[engine]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    public void No_setting_leaves_the_defaults(string? setting) =>
        Assert.Equal(SpeechQuotas.Default.ToString(), SpeechQuotas.Parse(setting).ToString());

    [Fact]
    public void A_setting_changes_the_engines_that_it_names()
    {
        var quotas = SpeechQuotas.Parse(" neural = 16/20/36, long-form=0.5/1/2 ");

        Assert.Equal("standard=80/100/80,neural=16/20/36,generative=8/8/26,long-form=0.5/1/2", quotas.ToString());
        Assert.Equal(quotas.ToString(), SpeechQuotas.Parse(quotas.ToString()).ToString());
    }

    [Theory]
    [InlineData("neural", "'neural' is not an engine's speech quota; expected the form neural=8/10/18.")]
    [InlineData("steam=1/1/1", "'steam' in 'steam=1/1/1' is not an engine; expected one of standard, neural, generative, long-form.")]
    [InlineData("neural=1/1/1,neural=2/2/2", "The engine neural has two speech quotas; keep one.")]
    [InlineData(
        "neural=0/1/1",
        "'0/1/1' is not a speech quota; expected requests a second, burst and concurrent requests, such as 8/10/18: "
        + "a rate of 0.001 or more, the others 1 or more.")]
    public void A_wrong_setting_is_told_with_the_rule(string setting, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => SpeechQuotas.Parse(setting)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("8/10")]
    [InlineData("8/10/18/1")]
    [InlineData("a/10/18")]
    [InlineData("8/1.5/18")]
    [InlineData("8/10/-1")]
    [InlineData("8/0/18")]
    [InlineData("8/10/0")]
    [InlineData("NaN/10/18")]
    [InlineData("8,5/10/18")]
    [InlineData("0.0000001/1/5")]
    public void What_is_not_three_numbers_is_refused(string quota) => Assert.Throws<FormatException>(() => SpeechQuota.Parse(quota));

    [Fact]
    public void Shares_together_stay_within_the_quota_and_leave_nobody_without() => Gen.Select(
        Gen.Double[0.1, 100], Gen.Int[1, 200], Gen.Int[1, 100], Gen.Int[1, 300]).Holds((rate, burst, concurrent, callers) =>
        {
            var share = new SpeechQuota(rate, burst, concurrent).ShareOf(callers);

            Assert.True(share.RequestsPerSecond * callers <= rate + 1e-6 || share.RequestsPerSecond == Math.Min(0.25, rate));
            Assert.True(share.Burst == 1 || share.Burst * callers <= burst);
            Assert.True(share.ConcurrentRequests == 1 || share.ConcurrentRequests * callers <= concurrent);
            Assert.True(share is { RequestsPerSecond: > 0, Burst: > 0, ConcurrentRequests: > 0 });
        });

    [Theory]
    [InlineData(20)]
    [InlineData(1_000)]
    public void However_many_share_a_quota_the_longest_note_ends_within_its_tries(int callers)
    {
        const int SegmentsOfLongestNote = 140;
        const double SecondsOfTries = 10 * 265;

        Assert.All(Engines.All, engine =>
            Assert.InRange(SegmentsOfLongestNote / SpeechQuotas.Default.ShareOf(callers)[engine].RequestsPerSecond, 0, SecondsOfTries));
    }

    [Fact]
    public void Every_quota_is_shared()
    {
        var shares = SpeechQuotas.Default.ShareOf(4);

        Assert.Equal("standard=20/25/20,neural=2/2/4,generative=2/2/6,long-form=2/2/6", shares.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => SpeechQuotas.Default.ShareOf(0));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(double.PositiveInfinity, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public void A_quota_of_nothing_is_refused(double rate, int burst, int concurrent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpeechQuota(rate, burst, concurrent));
}
