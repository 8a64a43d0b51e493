using System.Text.Json;
using Notecast.Domain.Auditing;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IAuditLog"/> does.</summary>
public abstract class AuditLogContract
{
    /// <summary>Opens the log as one command does. It is the test's own, and empty at first.</summary>
    protected abstract IAuditLog OpenLog();

    /// <summary>The entries, each as <see cref="AuditEntryFormat"/> writes it, in the order in which they were added.</summary>
    protected abstract Task<IReadOnlyList<string>> ReadEntriesAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void It_says_where_it_is() => Assert.NotEmpty(OpenLog().Place);

    [Fact]
    public async Task Entries_are_kept_whole_and_in_order()
    {
        AuditEntry[] entries =
        [
            new(Noon, "me@machine", "replay", ["id-1", "id-2"], "dlq replay --all"),
            new(Noon.AddSeconds(1), "\"you\" 😀", "discard", [], "one\nline \u2028 of \\ text {}"),
            new(Noon, "me@machine", "edit", [.. Enumerable.Range(0, 1_000).Select(_ => Guid.NewGuid().ToString())], ""),
        ];
        foreach (var entry in entries)
        {
            await OpenLog().AppendAsync(entry, Cancellation);
        }

        var read = await ReadEntriesAsync();
        Assert.Equal(entries.Length, read.Count);
        Assert.All(entries.Zip(read), pair => AssertSame(pair.First, pair.Second));
    }

    [Fact]
    public async Task Entries_that_are_added_at_once_do_not_mix()
    {
        var ids = Enumerable.Range(0, 60).Select(number => $"id-{number}").ToList();
        var logs = Enumerable.Range(0, 6).Select(_ => OpenLog()).ToList();

        await Task.WhenAll(ids.Select((id, index) => Task.Run(
            () => logs[index % logs.Count].AppendAsync(EntryOf(id), Cancellation), Cancellation)));

        var read = (await ReadEntriesAsync()).Select(entry => JsonSerializer.Deserialize<JsonElement>(entry));
        var readIds = read.Select(entry => entry.GetProperty("messageIds")[0].GetString());
        Assert.Equal(ids.Order(StringComparer.Ordinal), readIds.Order(StringComparer.Ordinal));
    }

    private static AuditEntry EntryOf(string id) => new(Noon, "me", "replay", [id], new string('x', 5_000));

    private static void AssertSame(AuditEntry expected, string actual)
    {
        Assert.DoesNotContain('\n', actual);
        var entry = JsonSerializer.Deserialize<JsonElement>(actual);
        Assert.Equal(expected.At, entry.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(expected.Who, entry.GetProperty("who").GetString());
        Assert.Equal(expected.Action, entry.GetProperty("action").GetString());
        Assert.Equal(expected.MessageIds, entry.GetProperty("messageIds").EnumerateArray().Select(id => id.GetString()!));
        Assert.Equal(expected.Details, entry.GetProperty("details").GetString());
    }
}
