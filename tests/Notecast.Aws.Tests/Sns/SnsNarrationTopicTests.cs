using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.Sns;

public sealed class SnsNarrationTopicTests(MotoServer server) : IAsyncLifetime
{
    private TestTopic _topic = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _topic = await TestTopic.CreateAsync(server);

    public ValueTask DisposeAsync()
    {
        _topic?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_subscribers_filter_by_comes_as_attributes()
    {
        using var subscriber = await _topic.SubscribeAsync(server);

        await PublishAsync("ann 😀", "Joanna", 1_234.5678);

        var attributes = Assert.Single(await subscriber.ReceiveAllAsync()).MessageAttributes;
        Assert.Equal(
            [("DurationSeconds", "Number", "1.235"), ("UserId", "String", "ann 😀"), ("VoiceId", "String", "Joanna")],
            attributes.OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value.DataType, pair.Value.StringValue)));
    }

    [Theory]
    [InlineData("""{"UserId":["ann"]}""", "ann by Joanna, ann by Hans")]
    [InlineData("""{"VoiceId":["Hans","Vicki"]}""", "ann by Hans, bob by Hans")]
    [InlineData("""{"UserId":["bob"],"VoiceId":[{"prefix":"Jo"}]}""", "bob by Joanna")]
    [InlineData("""{"DurationSeconds":[{"numeric":[">=",60]}]}""", "ann by Hans, bob by Hans")]
    public async Task A_subscriber_gets_what_its_filter_policy_names(string filterPolicy, string expected)
    {
        using var subscriber = await _topic.SubscribeAsync(server, filterPolicy);
        foreach (var user in new[] { "ann", "bob" })
        {
            await PublishAsync(user, "Joanna", milliseconds: 5_000);
            await PublishAsync(user, "Hans", milliseconds: 60_000);
        }

        var messages = (await subscriber.ReceiveAllAsync()).Select(message => message.MessageAttributes)
            .Select(attributes => $"{attributes["UserId"].StringValue} by {attributes["VoiceId"].StringValue}");

        Assert.Equal(expected.Split(", ").Order(), messages.Order());
    }

    [Fact]
    public async Task Ids_with_characters_that_no_attribute_can_have_are_published_too()
    {
        using var subscriber = await _topic.SubscribeAsync(server);

        await PublishAsync("a\u0001b\uFFFE", "", milliseconds: 1);

        var message = Assert.Single(await subscriber.ReceiveAllAsync());
        Assert.Equal("a\uFFFDb\uFFFD", message.MessageAttributes["UserId"].StringValue);
        Assert.DoesNotContain("VoiceId", message.MessageAttributes.Keys);
        Assert.Contains("a\\u0001b", message.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_does_not_exist_is_named_in_a_transient_failure()
    {
        var arn = $"{_topic.Arn}-gone";
        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => new SnsNarrationTopic(_topic.Client, arn).PublishAsync(Message(Samples.NewNote(), "Joanna", 1), Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.StartsWith($"Publish on the topic {arn} failed: NotFound", exception.Failure.Reason, StringComparison.Ordinal);
    }

    private Task PublishAsync(string userId, string voiceId, double milliseconds) =>
        new SnsNarrationTopic(_topic.Client, _topic.Arn).PublishAsync(
            Message(new NoteKey(userId, NoteId.FromString("1")), voiceId, milliseconds), Cancellation);

    private static NarrationReadyMessage Message(NoteKey note, string voiceId, double milliseconds) => new(
        note,
        Samples.Ready(note, 1) with { VoiceId = voiceId, Duration = TimeSpan.FromMilliseconds(milliseconds) },
        "correlation-1");
}
