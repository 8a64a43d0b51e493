using AWS.Lambda.Powertools.Idempotency.Persistence;
using CsCheck;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

public class DataRecordTests
{
    [Fact]
    public void A_record_has_expired_when_the_second_of_its_expiry_is_over() =>
        Gen.Select(Gen.Long[1, 4_000_000_000], Gen.Long[0, 4_000_000_000]).Holds((expiry, now) =>
            Assert.Equal(now > expiry, RecordUntil(expiry).IsExpired(DateTimeOffset.FromUnixTimeSeconds(now))));

    [Fact]
    public void A_record_without_an_expiry_never_expires() =>
        Gen.Long[0, 4_000_000_000].Holds(now => Assert.False(RecordUntil(0).IsExpired(DateTimeOffset.FromUnixTimeSeconds(now))));

    [Fact]
    public void An_expired_records_status_says_so_whatever_it_was()
    {
        Assert.Equal(DataRecord.DataRecordStatus.EXPIRED, RecordUntil(1).Status);
        Assert.Equal(DataRecord.DataRecordStatus.COMPLETED, RecordUntil(0).Status);
    }

    private static DataRecord RecordUntil(long expiry) => new("key", DataRecord.DataRecordStatus.COMPLETED, expiry, "{}", "");
}
