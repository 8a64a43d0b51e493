using Microsoft.Data.Sqlite;
using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Embedded.Dictations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Tests;

public sealed class DictationExpiryTests : IAsyncDisposable
{
    private static readonly TimeSpan Retention = new DictationOptions().Retention;
    private static readonly TimeSpan Ages = Retention + TimeSpan.FromDays(1);

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pipeline_that_starts_deletes_what_is_over_and_keeps_the_rest()
    {
        await PutAsync("old");
        _data.Time.Advance(Ages - TimeSpan.FromHours(2));
        await PutAsync("new");
        _data.Time.Advance(TimeSpan.FromHours(2));

        await _data.RestartAsync();

        Assert.Equal(["me/new"], Notes());
        Assert.False(Directory.Exists(Path.Combine(_data.Folder, "dictations", "me", "old")));
        Assert.Null(await FindAsync("old"));
    }

    [Fact]
    public async Task Putting_a_dictation_deletes_what_is_over()
    {
        await PutAsync("old");
        await PutAsync(new string('x', 600));
        _data.Time.Advance(Ages);

        await PutAsync("new");

        Assert.Equal(["me/new"], Notes());
    }

    [Fact]
    public async Task A_client_that_only_looks_deletes_nothing()
    {
        await PutAsync("old");
        _data.Time.Advance(Ages);
        await _data.CloseAsync();

        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);

        Assert.NotNull(await client.Dictations.FindAsync(KeyOf("old"), Cancellation));
    }

    [Fact]
    public async Task What_a_link_still_promises_is_kept()
    {
        // The last link that a dictator makes ends with the retention; it may be made a while after the dictator looked.
        await PutAsync("promised");
        _data.Time.Advance(Retention + TimeSpan.FromMinutes(15));

        await _data.RestartAsync();
        await PutAsync("new");

        Assert.NotNull(await FindAsync("promised"));
    }

    [Fact]
    public async Task A_dictation_that_is_put_again_begins_its_time_anew()
    {
        await PutAsync("old");
        _data.Time.Advance(Ages);
        await PutAsync("old");
        _data.Time.Advance(Retention);

        await _data.RestartAsync();

        Assert.NotNull(await FindAsync("old"));
    }

    [Fact]
    public async Task What_cannot_be_deleted_now_is_left_to_the_next_time()
    {
        await PutAsync("old");
        _data.Time.Advance(Ages);
        var folder = DataFolder.Prepare(_data.Folder);
        using var database = Database.Open(folder, busySeconds: 1);
        var expiry = new DictationExpiry(database, folder, _data.Time);
        using (var other = new SqliteConnection($"Data Source={_data.DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var hold = other.CreateCommand();
            hold.CommandText = "begin immediate";
            hold.ExecuteNonQuery();
            expiry.DeleteSome();
        }

        Assert.NotNull(await FindAsync("old"));
        expiry.DeleteSome();
        Assert.Null(await FindAsync("old"));
    }

    [Fact]
    public async Task Dictations_are_no_narrations()
    {
        await PutAsync("n1");

        await _data.RestartAsync();

        Assert.Empty(await _data.Stack.Narrations.ListAsync(TestData.Key(), Cancellation));
        Assert.Empty(await _data.Stack.NarrationScan.ReadPagesAsync(Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await _data.Stack.FinishInvocations.TakeDueAsync(10, TimeSpan.Zero, Cancellation));
        Assert.Empty(_data.FilesIn("audio"));
        var status = await _data.Stack.View.ReadStatusAsync(Cancellation);
        Assert.True(status.IsQuiet);
        Assert.Equal((0, 0), (status.Ready, status.Totals.Narrations));
        Assert.NotNull(await FindAsync("n1"));
    }

    [Fact]
    public async Task A_folder_that_fails_under_way_is_a_transient_failure_and_leaves_no_temporary_file()
    {
        _ = _data.Stack;
        Directory.Delete(Path.Combine(_data.Folder, "dictations"));
        await File.WriteAllTextAsync(Path.Combine(_data.Folder, "dictations"), "in the way", Cancellation);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => PutAsync("n1"));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
        Assert.Empty(_data.FilesIn("temp"));
    }

    private static DictationKey KeyOf(string note) => new(TestData.Key(note), Samples.Hash('a'));

    private Task PutAsync(string note) => _data.Stack.Dictations.PutAsync(
        KeyOf(note), (audio, token) => audio.WriteAsync(new byte[100], token).AsTask(), Cancellation);

    private Task<DateTimeOffset?> FindAsync(string note) => _data.Stack.Dictations.FindAsync(KeyOf(note), Cancellation);

    /// <summary>The notes that have dictations, as folders.</summary>
    private string[] Notes() => [.. _data.FilesIn("dictations").Select(file => Path.GetDirectoryName(file)!)];

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
