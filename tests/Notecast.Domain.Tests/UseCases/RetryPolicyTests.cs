using CsCheck;
using Notecast.Domain.UseCases;

namespace Notecast.Domain.Tests.UseCases;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_delay_doubles_with_each_try_up_to_the_longest_and_varies_by_half()
    {
        Gen.Select(Gen.Int[1, 2_000], Gen.Int).Holds((attempt, seed) =>
        {
            var full = TimeSpan.FromSeconds(Math.Min(First.TotalSeconds * Math.Pow(2, attempt - 1), Longest.TotalSeconds));

            Assert.InRange(new RetryPolicy(5, First, Longest, new Random(seed)).DelayAfter(attempt), full / 2, full);
        });
    }

    [Fact]
    public void A_job_that_another_worker_does_waits_longer_each_time()
    {
        var retries = new RetryPolicy(6, First, Longest, new Random(1));

        var delays = Enumerable.Range(1, 6).Select(attempt => retries.DelayInProgress(attempt)?.TotalSeconds);

        Assert.Equal([5, 30, 180, 300, null, null], delays);
    }

    [Fact]
    public void A_policy_that_never_tries_or_never_waits_is_refused()
    {
        var random = new Random(1);

        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(0, First, Longest, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(5, TimeSpan.Zero, Longest, random));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(5, Longest, First, random));
    }
}
