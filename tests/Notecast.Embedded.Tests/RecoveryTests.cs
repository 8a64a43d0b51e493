using Notecast.Contracts.Ports;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.EventSources.Queues;

namespace Notecast.Embedded.Tests;

public sealed class RecoveryTests : IAsyncDisposable
{
    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_in_flight_comes_back_at_once_and_the_receive_does_not_count()
    {
        await _data.Stack.SynthesisMessages.SendAsync("a", new Dictionary<string, string>(), Cancellation);
        for (var start = 0; start < 10; start++)
        {
            Assert.Equal(1, Assert.Single(await ReceiveAsync()).ReceiveCount);
            await _data.RestartAsync();
        }

        Assert.Equal(0, (await _data.Stack.View.ReadStatusAsync(Cancellation)).DeadLetterQueue.Total);
    }

    [Fact]
    public async Task A_message_that_was_put_off_keeps_its_delay_and_its_count()
    {
        await _data.Stack.SynthesisMessages.SendAsync("a", new Dictionary<string, string>(), Cancellation);
        var message = Assert.Single(await ReceiveAsync());
        await _data.Stack.SynthesisMessages.ChangeVisibilityAsync(message.ReceiptHandle, TimeSpan.FromSeconds(30), Cancellation);

        await _data.RestartAsync();

        Assert.Empty(await ReceiveAsync());
        _data.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(2, Assert.Single(await ReceiveAsync()).ReceiveCount);
    }

    [Fact]
    public async Task A_client_that_opens_the_folder_recovers_nothing()
    {
        await _data.Stack.SynthesisMessages.SendAsync("a", new Dictionary<string, string>(), Cancellation);
        await ReceiveAsync();

        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);

        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task A_narration_that_was_interrupted_may_run_at_once_and_a_completed_one_does_not_run_again()
    {
        var (interrupted, completed) = (new NarrationIdentity("me", "n1", "r", "h"), new NarrationIdentity("me", "n2", "r", "h"));
        var never = new TaskCompletionSource<NarrationReceipt>();
        var first = RunAsync(interrupted, () => never.Task);
        await RunAsync(completed, () => Task.FromResult(Samples.Receipt("done")));

        await _data.RestartAsync();

        Assert.False(first.IsCompleted);
        Assert.Equal(Samples.Receipt("now"), await RunAsync(interrupted, () => Task.FromResult(Samples.Receipt("now"))));
        Assert.Equal(Samples.Receipt("done"), await RunAsync(completed, () => Task.FromResult(Samples.Receipt("again"))));
    }

    [Fact]
    public async Task A_replay_that_was_interrupted_may_run_at_once_and_a_completed_one_does_not_run_again()
    {
        var never = new TaskCompletionSource();
        var interrupted = ReplayAsync("interrupted", () => never.Task);
        await ReplayAsync("completed", () => Task.CompletedTask);

        await _data.RestartAsync();

        Assert.False(interrupted.IsCompleted);
        Assert.True(await ReplayAsync("interrupted", () => Task.CompletedTask));
        Assert.False(await ReplayAsync("completed", () => Task.FromException(new InvalidOperationException("It ran again."))));
    }

    [Fact]
    public async Task What_was_replayed_is_known_as_long_as_a_queue_of_AWS_keeps_a_message()
    {
        await ReplayAsync("completed", () => Task.CompletedTask);

        _data.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));

        Assert.False(await ReplayAsync("completed", () => Task.CompletedTask));
    }

    [Fact]
    public async Task Half_written_and_unrecorded_files_are_gone_and_recorded_ones_stay()
    {
        var (recorded, orphan) = (KeyOf("recorded"), KeyOf("orphan"));
        await PutAsync(recorded);
        await PutAsync(orphan);
        await File.WriteAllTextAsync(Path.Combine(_data.Folder, "temp", "half.tmp"), "half", Cancellation);

        // What a crash between renaming and recording leaves, for a new narration and for one that was replaced.
        _data.Execute($"delete from narrations where ObjectKey = '{orphan}'; insert into unsettled_files values ('{orphan}'), ('{recorded}')");
        await _data.RestartAsync();

        Assert.Equal([recorded.ToString()], _data.FilesIn("audio"));
        Assert.Empty(_data.FilesIn("temp"));
        await using var stored = await _data.Stack.Narrations.OpenAsync(recorded, Cancellation);
        Assert.NotNull(stored);
        await PutAsync(orphan);
        Assert.Equal(2, _data.FilesIn("audio").Length);
    }

    [Fact]
    public async Task A_put_that_was_interrupted_before_its_folders_were_made_is_forgotten()
    {
        _data.Execute($"insert into unsettled_files values ('{KeyOf("never-made")}')");

        await _data.RestartAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_data.Folder, "audio")));
        await PutAsync(KeyOf("never-made"));
        Assert.Single(_data.FilesIn("audio"));
    }

    [Fact]
    public async Task Deleting_leaves_neither_files_nor_folders()
    {
        await PutAsync(KeyOf("n1"));
        await PutAsync(KeyOf(new string('x', 600)));

        await _data.Stack.Narrations.DeleteAsync([KeyOf("n1"), KeyOf(new string('x', 600))], Cancellation);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_data.Folder, "audio")));
    }

    [Fact]
    public async Task A_file_that_is_lost_is_as_if_it_had_not_been_put()
    {
        await PutAsync(KeyOf("n1"));
        Directory.Delete(Path.Combine(_data.Folder, "audio"), recursive: true);

        Assert.Null(await _data.Stack.Narrations.OpenAsync(KeyOf("n1"), Cancellation));
        await PutAsync(KeyOf("n1"));
        await using var stored = await _data.Stack.Narrations.OpenAsync(KeyOf("n1"), Cancellation);
        Assert.NotNull(stored);
    }

    [Fact]
    public async Task A_tombstone_is_forgotten_when_its_time_is_over()
    {
        var expiry = _data.Time.GetUtcNow().AddDays(1);
        await _data.Stack.Catalog.WantAsync(TestData.Key(), Samples.Removal(1) with { ExpiresAt = expiry }, Cancellation);
        await _data.RestartAsync();
        Assert.NotNull(await _data.Stack.Catalog.FindAsync(TestData.Key(), Cancellation));

        _data.Time.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMilliseconds(1));
        Assert.Equal(WantResult.Recorded, await _data.Stack.Catalog.WantAsync(TestData.Key("other"), Samples.Wanted(1), Cancellation));

        Assert.Null(await _data.Stack.Catalog.FindAsync(TestData.Key(), Cancellation));
    }

    private static NarrationKey KeyOf(string note) => new(TestData.Key(note), Samples.Revision(1), Samples.Hash('a'));

    private Task PutAsync(NarrationKey key) => _data.Stack.Narrations.PutAsync(
        key, Samples.Metadata(), (stream, token) => stream.WriteAsync(new byte[100], token).AsTask(), Cancellation);

    private Task<NarrationReceipt> RunAsync(NarrationIdentity identity, Func<Task<NarrationReceipt>> narrate) =>
        _data.Stack.Idempotency.RunOnceAsync(identity, TimeSpan.FromMinutes(15), narrate, Cancellation);

    private Task<IReadOnlyList<QueueMessage>> ReceiveAsync() =>
        _data.Stack.SynthesisMessages.ReceiveAsync(10, TimeSpan.FromMinutes(15), TimeSpan.Zero, Cancellation);

    private Task<bool> ReplayAsync(string id, Func<Task> replay) =>
        _data.Stack.ReplayGuard.RunOnceAsync(id, TimeSpan.FromMinutes(15), replay, Cancellation);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
