using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.DynamoDb;

public class DynamoDbStoreTests(MotoServer server) : DynamoDbStoreTest(server)
{
    [Fact]
    public async Task A_record_of_a_run_is_an_item_with_key_status_and_expiry()
    {
        await Store.PutRecord(InProgress(NextHour), Now);

        Assert.Equal(
            new Dictionary<string, string> { ["id"] = $"S {Key}", ["status"] = "S INPROGRESS", ["expiration"] = $"N {Text(NextHour)}" },
            await ReadItemAsync());
    }

    [Fact]
    public async Task The_time_by_which_a_run_must_have_ended_is_in_milliseconds()
    {
        var end = Now.AddSeconds(30).ToUnixTimeMilliseconds();
        await Store.PutRecord(InProgress(NextHour, end), Now);

        Assert.Equal($"N {Text(end)}", (await ReadItemAsync())["in_progress_expiration"]);
    }

    [Fact]
    public async Task A_record_is_read_as_it_was_put()
    {
        var end = Now.AddSeconds(30).ToUnixTimeMilliseconds();
        await Store.PutRecord(InProgress(NextHour, end), Now);

        var record = await Store.GetRecord(Key);

        Assert.Equal(Key, record.IdempotencyKey);
        Assert.Equal(DataRecord.DataRecordStatus.INPROGRESS, record.Status);
        Assert.Equal(NextHour, record.ExpiryTimestamp);
        Assert.Equal(end, record.InProgressExpiryTimestamp);
        Assert.Null(record.ResponseData);
    }

    [Fact]
    public async Task A_record_that_counts_keeps_others_out_and_stays()
    {
        await Store.PutRecord(InProgress(NextHour), Now);

        await Assert.ThrowsAsync<IdempotencyItemAlreadyExistsException>(() => Store.PutRecord(InProgress(NextHour + 1), Now));

        Assert.Equal($"N {Text(NextHour)}", (await ReadItemAsync())["expiration"]);
    }

    [Fact]
    public async Task A_record_past_its_expiry_is_replaced()
    {
        await Store.PutRecord(InProgress(Now.ToUnixTimeSeconds() - 1), Now);
        await Store.PutRecord(InProgress(NextHour), Now);

        Assert.Equal($"N {Text(NextHour)}", (await ReadItemAsync())["expiration"]);
    }

    [Fact]
    public async Task A_record_counts_during_the_second_of_its_expiry()
    {
        await Store.PutRecord(InProgress(Now.ToUnixTimeSeconds()), Now);

        await Assert.ThrowsAsync<IdempotencyItemAlreadyExistsException>(() => Store.PutRecord(InProgress(NextHour), Now));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task A_run_in_progress_is_replaced_once_it_must_have_ended(int millisecondsFromNow, bool replaced)
    {
        await Store.PutRecord(InProgress(NextHour, Now.ToUnixTimeMilliseconds() + millisecondsFromNow), Now);

        var failure = await Record.ExceptionAsync(() => Store.PutRecord(InProgress(NextHour + 1), Now));

        Assert.Equal(replaced, failure is null);
        Assert.Equal($"N {Text(replaced ? NextHour + 1 : NextHour)}", (await ReadItemAsync())["expiration"]);
    }

    [Fact]
    public async Task A_completed_run_keeps_others_out_even_after_the_time_by_which_it_had_to_end()
    {
        await Store.PutRecord(InProgress(NextHour, Now.ToUnixTimeMilliseconds() - 1), Now);
        await Store.UpdateRecord(Completed("{}"));

        await Assert.ThrowsAsync<IdempotencyItemAlreadyExistsException>(() => Store.PutRecord(InProgress(NextHour), Now));
    }

    [Fact]
    public async Task A_completed_run_has_its_result_and_keeps_the_time_by_which_it_had_to_end()
    {
        var end = Now.AddSeconds(30).ToUnixTimeMilliseconds();
        await Store.PutRecord(InProgress(NextHour - 1, end), Now);
        await Store.UpdateRecord(Completed("""{"Seconds":2.5}"""));

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["id"] = $"S {Key}",
                ["status"] = "S COMPLETED",
                ["expiration"] = $"N {Text(NextHour)}",
                ["in_progress_expiration"] = $"N {Text(end)}",
                ["data"] = """S {"Seconds":2.5}""",
            },
            await ReadItemAsync());
        Assert.Equal("""{"Seconds":2.5}""", (await Store.GetRecord(Key)).ResponseData);
    }

    [Fact]
    public async Task A_record_is_written_and_deleted_whatever_is_there()
    {
        await Store.UpdateRecord(Completed("1"));
        Assert.Equal("S COMPLETED", (await ReadItemAsync())["status"]);

        await Store.DeleteRecord(Key);
        await Store.DeleteRecord(Key);
        Assert.Empty(await ReadItemAsync());
    }

    [Fact]
    public async Task A_record_that_is_not_there_is_said_to_be_missing() =>
        await Assert.ThrowsAsync<IdempotencyItemNotFoundException>(() => Store.GetRecord(Key));
}
