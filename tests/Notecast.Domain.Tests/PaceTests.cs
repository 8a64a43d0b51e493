using Microsoft.Extensions.Time.Testing;

namespace Notecast.Domain.Tests;

public sealed class PaceTests
{
    private readonly SetBackTime _time = new();

    [Theory]
    [InlineData(0.1, 1)]
    [InlineData(7.9, 7)]
    [InlineData(1e12, int.MaxValue)]
    [InlineData(null, int.MaxValue)]
    public void A_batch_is_a_seconds_worth(double? perSecond, int items) => Assert.Equal(items, new Pace(_time, perSecond).LargestBatch);

    [Fact]
    public void Nothing_waits_without_a_limit()
    {
        var pace = new Pace(_time, perSecond: null);
        Assert.True(pace.WaitAsync(1_000, CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(pace.WaitAsync(1_000, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task What_was_late_is_not_caught_up_with()
    {
        var pace = new Pace(_time, perSecond: 2);
        _time.Advance(TimeSpan.FromMinutes(1));
        await pace.WaitAsync(2, CancellationToken.None);
        await WaitsAsync(pace, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_holds_nothing_up()
    {
        var pace = new Pace(_time, perSecond: 2);
        await pace.WaitAsync(2, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));
        _time.Back = TimeSpan.FromHours(1);
        Assert.True(pace.WaitAsync(1, CancellationToken.None).IsCompletedSuccessfully);
    }

    private async Task WaitsAsync(Pace pace, TimeSpan expected)
    {
        var wait = pace.WaitAsync(1, CancellationToken.None);
        _time.Advance(expected - TimeSpan.FromMilliseconds(1));
        Assert.False(wait.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(wait.IsCompletedSuccessfully);
        await wait;
    }

    private sealed class SetBackTime : FakeTimeProvider
    {
        public TimeSpan Back { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Back;

        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
