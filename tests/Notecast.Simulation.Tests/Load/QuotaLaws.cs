using CsCheck;
using Notecast.EventSources.Simulation;
using Notecast.Simulation.Load;

namespace Notecast.Simulation.Tests.Load;

public sealed class QuotaLaws
{
    private static readonly Gen<int[]> Pauses = Gen.Int[0, 400].Array[1, 80];

    [Fact]
    public void A_rate_is_never_exceeded_and_has_room_for_whatever_is_left_of_it() =>
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 10], Pauses).Holds((perSecond, burst, pauses) =>
        {
            var time = new VirtualTime();
            var quota = new RateQuota(perSecond, burst, time);
            var tokens = (decimal)burst;
            time.Run(async () =>
            {
                foreach (var pause in pauses)
                {
                    await time.PassAsync(TimeSpan.FromMilliseconds(pause));
                    tokens = Math.Min(burst, tokens + (pause * perSecond / 1_000m));
                    if (Math.Abs(tokens - 1) > 1e-9m)
                    {
                        Assert.Equal(tokens > 1, quota.HasRoom(null));
                    }

                    if (quota.HasRoom(null))
                    {
                        quota.Take(null, TimeSpan.Zero);
                        tokens--;
                    }
                }
            });
        });

    [Fact]
    public void Never_more_are_under_way_than_may_be() => Gen.Select(Gen.Int[1, 5], Pauses).Holds((atOnce, pauses) =>
    {
        var time = new VirtualTime();
        var quota = new ConcurrencyQuota(atOnce, time);
        var ends = new List<DateTimeOffset>();
        time.Run(async () =>
        {
            foreach (var pause in pauses)
            {
                await time.PassAsync(TimeSpan.FromMilliseconds(pause / 10));
                var underWay = ends.Count(end => end > time.GetUtcNow());
                Assert.Equal(underWay < atOnce, quota.HasRoom(null));
                if (quota.HasRoom(null))
                {
                    var lasts = TimeSpan.FromMilliseconds(pause);
                    quota.Take(null, lasts);
                    ends.Add(time.GetUtcNow() + lasts);
                }
            }
        });
    });

    [Fact]
    public void Partitions_do_not_share()
    {
        var quota = new PartitionQuota(1, new VirtualTime());

        quota.Take("a", TimeSpan.Zero);

        Assert.False(quota.HasRoom("a"));
        Assert.True(quota.HasRoom("b"));
    }
}
