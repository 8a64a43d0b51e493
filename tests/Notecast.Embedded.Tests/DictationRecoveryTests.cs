using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;

namespace Notecast.Embedded.Tests;

/// <summary>Clients dictate beside a pipeline: one that starts must not take what they do for leftovers.</summary>
public sealed class DictationRecoveryTests : IAsyncDisposable
{
    private static readonly DictationKey Key = new(TestData.Key(), Samples.Hash('a'));
    private static readonly DictationIdentity Identity = new("me", "n1", Samples.Hash('a').ToString());
    private static readonly TimeSpan TimeLeft = TimeSpan.FromMinutes(15);

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_a_client_is_writing_outlasts_the_start_of_a_pipeline()
    {
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        await client.Dictations.PutAsync(
            Key,
            async (audio, token) =>
            {
                await audio.WriteAsync("first, "u8.ToArray(), token);
                await _data.RestartAsync();
                await audio.WriteAsync("second"u8.ToArray(), token);
            },
            Cancellation);

        await using var stored = await _data.Stack.Dictations.OpenAsync(Key, Cancellation);
        using var reader = new StreamReader(stored!);
        Assert.Equal("first, second", await reader.ReadToEndAsync(Cancellation));
        Assert.Empty(_data.FilesIn("temp"));
    }

    [Fact]
    public async Task A_dictation_under_way_keeps_others_from_it_until_its_time_is_over()
    {
        var never = new TaskCompletionSource();
        var underWay = _data.Stack.DictationGuard.RunOnceAsync(Identity, TimeLeft, () => never.Task, Cancellation);

        await _data.RestartAsync();

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => RunAsync());
        Assert.Equal(FailureCode.InProgressElsewhere, failure.Failure.Code);
        _data.Time.Advance(TimeLeft);
        Assert.True(await RunAsync());
        Assert.False(underWay.IsCompleted);
    }

    [Fact]
    public async Task What_was_dictated_is_known_for_an_hour()
    {
        Assert.True(await RunAsync());
        _data.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await _data.RestartAsync();
        Assert.False(await RunAsync());

        _data.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await RunAsync());
    }

    [Fact]
    public async Task Clients_and_a_pipeline_share_what_is_under_way()
    {
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);

        await client.DictationGuard.RunOnceAsync(
            Identity, TimeLeft, () => Assert.ThrowsAsync<TransientFailureException>(() => RunAsync()), Cancellation);

        Assert.False(await RunAsync());
    }

    private Task<bool> RunAsync() => _data.Stack.DictationGuard.RunOnceAsync(Identity, TimeLeft, () => Task.CompletedTask, Cancellation);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
