using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="INarrationTopic"/> does.</summary>
public abstract class NarrationTopicContract
{
    protected abstract INarrationTopic Topic { get; }

    /// <summary>The messages that a subscriber got since the last call: their JSON.</summary>
    protected abstract Task<IReadOnlyList<string>> ReceiveAllAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_gets_what_is_ready_as_JSON()
    {
        var note = NewNote("a/b 😀");
        await Topic.PublishAsync(new NarrationReadyMessage(note, Ready(note, 7), "correlation-7"), Cancellation);

        using var json = JsonDocument.Parse(Assert.Single(await ReceiveAllAsync()));

        var message = json.RootElement;
        Assert.Equal(note.UserId, message.GetProperty("userId").GetString());
        Assert.Equal("a/b 😀", message.GetProperty("noteId").GetString());
        Assert.Equal(Revision(7).ToString(), message.GetProperty("revision").GetString());
        Assert.Equal(Hash('a').ToString(), message.GetProperty("contentHash").GetString());
        Assert.Equal(Ready(note, 7).Key.ToString(), message.GetProperty("objectKey").GetString());
        Assert.Equal(1.2345, message.GetProperty("durationSeconds").GetDouble(), 4);
        Assert.Equal(123_456_789_012, message.GetProperty("bytes").GetInt64());
        Assert.Equal(77, message.GetProperty("billedCharacters").GetInt32());
        Assert.Equal("Joanna", message.GetProperty("voiceId").GetString());
        Assert.Equal(Noon.AddMinutes(1), message.GetProperty("readyAt").GetDateTimeOffset());
        Assert.Equal("correlation-7", message.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Each_message_arrives()
    {
        foreach (var revision in Enumerable.Range(1, 5))
        {
            var note = NewNote();
            await Topic.PublishAsync(new NarrationReadyMessage(note, Ready(note, revision), $"c-{revision}"), Cancellation);
        }

        var messages = await ReceiveAllAsync();

        Assert.Equal(
            ["c-1", "c-2", "c-3", "c-4", "c-5"],
            messages.Select(message => JsonSerializer.Deserialize<JsonElement>(message).GetProperty("correlationId").GetString()).Order(StringComparer.Ordinal));
    }
}
