using System.Text.Json;
using Notecast.EventSources.Streams;
using Xunit;

namespace Notecast.Contracts.EventSources;

/// <summary>What every <see cref="IRecordStream"/> does.</summary>
public abstract class RecordStreamContract : EventSourceContract
{
    /// <summary>An empty stream.</summary>
    protected abstract Task<IRecordStream> CreateAsync();

    /// <summary>The same stream as a process that starts again finds it.</summary>
    protected abstract Task<IRecordStream> RestartAsync(IRecordStream stream);

    /// <summary>Makes a change that the stream records; changes with one key have one partition key.</summary>
    protected abstract Task AppendAsync(IRecordStream stream, string key);

    [Fact]
    public async Task A_stream_has_a_shard_and_an_empty_one_gives_nothing()
    {
        var stream = await CreateAsync();
        var shards = await stream.ListShardsAsync(None);

        Assert.NotEmpty(shards);
        Assert.Equal(shards.Distinct(), shards);
        Assert.Empty(await ReadAllAsync(stream));
        Assert.StartsWith("arn:aws:dynamodb:", stream.StreamArn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_a_key_come_in_the_order_of_their_changes()
    {
        var stream = await CreateAsync();
        for (var i = 0; i < 12; i++)
        {
            await AppendAsync(stream, $"key{i % 3}");
        }

        var records = await ReadAllAsync(stream);

        Assert.Equal(12, records.Count);
        Assert.All(records.GroupBy(record => record.PartitionKey), key => Assert.Equal(4, key.Count()));
        Assert.Equal(3, records.Select(record => record.PartitionKey).Distinct().Count());
        Assert.Equal(12, records.Select(record => record.SequenceNumber).Distinct().Count());
    }

    [Fact]
    public async Task Sequence_numbers_increase_as_numbers()
    {
        var stream = await CreateAsync();
        for (var i = 0; i < 12; i++)
        {
            await AppendAsync(stream, "key");
        }

        var numbers = (await ReadAllAsync(stream)).Select(record => UInt128.Parse(record.SequenceNumber, null)).ToList();

        Assert.Equal(12, numbers.Count);
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public async Task A_record_is_JSON_that_names_its_sequence_number_and_its_stream()
    {
        var stream = await CreateAsync();
        await AppendAsync(stream, "key");
        var record = Assert.Single(await ReadAllAsync(stream));

        using var json = JsonDocument.Parse(record.Json);

        Assert.Equal(record.SequenceNumber, json.RootElement.GetProperty("dynamodb").GetProperty("SequenceNumber").GetString());
        Assert.Equal(stream.StreamArn, json.RootElement.GetProperty("eventSourceARN").GetString());
        Assert.Equal(Clock.GetUtcNow(), record.ArrivedAt, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_read_goes_on_after_a_sequence_number_and_gives_no_more_than_the_limit()
    {
        var stream = await CreateAsync();
        for (var i = 0; i < 12; i++)
        {
            await AppendAsync(stream, "key");
        }

        var all = await ReadAllAsync(stream);
        var shard = await ShardOfAsync(stream);

        var middle = await stream.ReadAsync(shard, all[4].SequenceNumber, limit: 3, None);

        Assert.Equal(all.Skip(5).Take(3).Select(record => record.SequenceNumber), middle.Select(record => record.SequenceNumber));
        Assert.Empty(await stream.ReadAsync(shard, all[^1].SequenceNumber, limit: 3, None));
    }

    [Fact]
    public async Task A_read_can_be_repeated()
    {
        var stream = await CreateAsync();
        await AppendAsync(stream, "a");
        await AppendAsync(stream, "b");

        var first = await ReadAllAsync(stream);
        var second = await ReadAllAsync(stream);

        Assert.Equal(2, first.Count);
        Assert.Equal(first.Select(record => record.SequenceNumber), second.Select(record => record.SequenceNumber));
    }

    [Fact]
    public async Task A_checkpoint_is_kept_over_a_restart()
    {
        var stream = await CreateAsync();
        await AppendAsync(stream, "key");
        var shard = await ShardOfAsync(stream);
        Assert.Null(await stream.LoadCheckpointAsync(shard, None));

        await stream.SaveCheckpointAsync(shard, "1", None);
        await stream.SaveCheckpointAsync(shard, "2", None);

        Assert.Equal("2", await stream.LoadCheckpointAsync(shard, None));
        Assert.Equal("2", await (await RestartAsync(stream)).LoadCheckpointAsync(shard, None));
    }

    [Fact]
    public async Task A_wait_returns_when_a_record_comes()
    {
        var stream = await CreateAsync();
        await AppendAsync(stream, "key");
        var shard = await ShardOfAsync(stream);
        var last = (await ReadAllAsync(stream))[^1].SequenceNumber;
        var wait = WaitAsync(stream, shard, last, None);
        await AdvanceAsync(TimeSpan.FromSeconds(5));
        Assert.False(wait.IsCompleted);

        await AppendAsync(stream, "key");
        await FinishWithinAsync(wait, TimeSpan.FromSeconds(2));

        Assert.Single(await stream.ReadAsync(shard, last, limit: 10, None));
    }

    [Fact]
    public async Task A_wait_returns_at_once_when_there_are_records()
    {
        var stream = await CreateAsync();
        await AppendAsync(stream, "key");

        Assert.True(await WaitAsync(stream, await ShardOfAsync(stream), after: null, None));
    }

    [Fact]
    public async Task A_wait_gives_up_after_its_time()
    {
        var stream = await CreateAsync();
        var shard = (await stream.ListShardsAsync(None))[0];
        var wait = WaitAsync(stream, shard, after: null, None);
        await AdvanceAsync(TimeSpan.FromSeconds(19));
        Assert.False(wait.IsCompleted);

        await FinishWithinAsync(wait, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        var stream = await CreateAsync();
        var shard = (await stream.ListShardsAsync(None))[0];
        using var cancel = new CancellationTokenSource();
        var wait = WaitAsync(stream, shard, after: null, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FinishWithinAsync(wait, TimeSpan.FromSeconds(2)));
    }

    private static async Task<bool> WaitAsync(IRecordStream stream, string shard, string? after, CancellationToken cancellationToken)
    {
        await stream.WaitForRecordsAsync(shard, after, TimeSpan.FromSeconds(20), cancellationToken);
        return true;
    }

    /// <summary>The shard that has records; a test that asks has put all of them into one.</summary>
    private static async Task<string> ShardOfAsync(IRecordStream stream)
    {
        foreach (var shard in await stream.ListShardsAsync(None))
        {
            if ((await stream.ReadAsync(shard, null, limit: 1, None)).Count > 0)
            {
                return shard;
            }
        }

        throw new InvalidOperationException("The stream has no record.");
    }

    private static async Task<List<StreamEntry>> ReadAllAsync(IRecordStream stream)
    {
        var records = new List<StreamEntry>();
        foreach (var shard in await stream.ListShardsAsync(None))
        {
            records.AddRange(await stream.ReadAsync(shard, null, limit: 1_000, None));
        }

        return records;
    }
}
