using Microsoft.Data.Sqlite;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Tests;

public sealed class DataFolderTests : IAsyncDisposable
{
    private readonly TestData _data = new();

    [Fact]
    public void A_second_pipeline_is_refused_and_told_why()
    {
        _ = _data.Stack;

        var failure = Assert.Throws<DataFolderException>(() => EmbeddedStack.OpenAsPipeline(_data.Folder, _data.Time));

        Assert.Equal(_data.Folder, failure.Path);
        Assert.Equal($"{_data.Folder}: another pipeline is running on this data folder. Stop it first, or choose another data folder.", failure.Message);
    }

    [Fact]
    public async Task A_pipeline_may_start_when_the_other_has_ended()
    {
        _ = _data.Stack;
        await _data.CloseAsync();

        await using var next = EmbeddedStack.OpenAsPipeline(_data.Folder, _data.Time);
        Assert.True((await next.View.ReadStatusAsync(TestContext.Current.CancellationToken)).IsQuiet);
    }

    [Fact]
    public async Task A_client_sees_whether_a_pipeline_runs()
    {
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        Assert.False(client.IsPipelineRunning);

        Assert.True(_data.Stack.IsPipelineRunning);
        Assert.True(client.IsPipelineRunning);

        await _data.CloseAsync();
        Assert.False(client.IsPipelineRunning);
    }

    [Fact]
    public async Task Looking_whether_a_pipeline_runs_does_not_keep_one_from_starting()
    {
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        await _data.RestartAsync();
        await _data.CloseAsync();
        var look = File.Open(Path.Combine(_data.Folder, "pipeline.lock"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.False(client.IsPipelineRunning);

        var pipeline = Task.Run(() => _data.Stack, TestContext.Current.CancellationToken);
        await look.DisposeAsync();

        Assert.True((await pipeline).IsPipelineRunning);
    }

    [Fact]
    public async Task Clients_work_beside_a_pipeline_and_see_what_it_sees()
    {
        await using var client = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        _ = _data.Stack;
        await using var another = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);

        await client.NoteClient.PutAsync(TestData.NewNote("n1"), TestContext.Current.CancellationToken);

        Assert.NotNull(await another.Notes.FindAsync(TestData.Key(), TestContext.Current.CancellationToken));
        Assert.Single(await ChangeCapture.ReadAsync(_data.Stack));
    }

    [Fact]
    public async Task A_new_folder_may_be_opened_by_many_at_once()
    {
        var stacks = await Task.WhenAll(Enumerable.Range(0, 6).Select(
            _ => Task.Run(() => EmbeddedStack.OpenAsClient(_data.Folder, _data.Time), TestContext.Current.CancellationToken)));
        foreach (var stack in stacks)
        {
            Assert.True((await stack.View.ReadStatusAsync(TestContext.Current.CancellationToken)).IsQuiet);
            await stack.DisposeAsync();
        }
    }

    [Fact]
    public void A_file_is_no_data_folder()
    {
        File.WriteAllText(_data.Folder, "");
        try
        {
            Assert.Contains("is a file, not a folder", Refusal(_data.Folder), StringComparison.Ordinal);
            Assert.Contains("cannot be written", Refusal(Path.Combine(_data.Folder, "below")), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_data.Folder);
        }
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        _data.Execute("pragma user_version = 99");
        await _data.CloseAsync();

        var refusal = Refusal(_data.Folder);

        Assert.Contains("later version of Notecast (schema 99", refusal, StringComparison.Ordinal);
        Assert.Contains(_data.DatabaseFile, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        Directory.CreateDirectory(_data.Folder);
        using (var other = new SqliteConnection($"Data Source={_data.DatabaseFile};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "create table notes (id)";
            command.ExecuteNonQuery();
        }

        Assert.Contains("is a database of another program", Refusal(_data.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_database_is_said_to_be_damaged()
    {
        Directory.CreateDirectory(_data.Folder);
        File.WriteAllText(_data.DatabaseFile, new string('x', 10_000));

        Assert.Contains("is damaged or no SQLite database", Refusal(_data.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_fails_under_way_is_a_transient_failure()
    {
        _ = _data.Stack;
        _data.Execute("drop table catalog; drop table messages");

        var read = await Assert.ThrowsAsync<TransientFailureException>(() => _data.Stack.Catalog.FindAsync(TestData.Key(), TestContext.Current.CancellationToken));
        var write = await Assert.ThrowsAsync<TransientFailureException>(
            () => _data.Stack.SynthesisMessages.SendAsync("{}", new Dictionary<string, string>(), TestContext.Current.CancellationToken));

        Assert.All([read, write], failure => Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code));
        Assert.Null(await _data.Stack.Notes.FindAsync(TestData.Key(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_that_another_program_holds_too_long_is_a_transient_failure_for_writers_only()
    {
        _ = _data.Stack;
        using var database = Database.Open(DataFolder.Prepare(_data.Folder), busySeconds: 1);
        using var other = new SqliteConnection($"Data Source={_data.DatabaseFile};Pooling=False");
        other.Open();
        using var hold = other.CreateCommand();
        hold.CommandText = "begin immediate";
        hold.ExecuteNonQuery();

        var failure = Assert.Throws<TransientFailureException>(() => database.Write(session => session.Execute("delete from topic")));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
        Assert.Contains(_data.DatabaseFile, failure.Message, StringComparison.Ordinal);
        Assert.Null(await _data.Stack.Notes.FindAsync(TestData.Key(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_fails_under_way_is_a_transient_failure()
    {
        _ = _data.Stack;
        Directory.Delete(Path.Combine(_data.Folder, "temp"));

        var failure = await Assert.ThrowsAsync<TransientFailureException>(
            () => _data.Stack.Segments.KeepAsync(Samples.Segment("a"), new byte[10], TestContext.Current.CancellationToken));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
    }

    [Fact]
    public async Task A_segment_that_cannot_be_placed_leaves_no_temporary_file()
    {
        _ = _data.Stack;
        Directory.Delete(Path.Combine(_data.Folder, "segments"), recursive: true);
        await File.WriteAllTextAsync(Path.Combine(_data.Folder, "segments"), "in the way", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<TransientFailureException>(
            () => _data.Stack.Segments.KeepAsync(Samples.Segment("a"), new byte[10], TestContext.Current.CancellationToken));

        Assert.Empty(_data.FilesIn("temp"));
    }

    [Fact]
    public async Task A_pipeline_outlasts_a_program_that_holds_the_database_for_a_while()
    {
        _ = _data.Stack;
        using var database = Database.OpenForPipeline(DataFolder.Prepare(_data.Folder), _data.Time, busySeconds: 1);
        using var other = HoldDatabase();
        var write = database.WriteAsync(session => session.Execute("delete from topic"), TestContext.Current.CancellationToken);
        Assert.False(write.IsCompleted);

        other.Close();
        _data.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, await write);
    }

    [Fact]
    public async Task A_pipeline_does_not_wait_for_ever_for_a_program_that_holds_the_database()
    {
        _ = _data.Stack;
        using var database = Database.OpenForPipeline(DataFolder.Prepare(_data.Folder), _data.Time, busySeconds: 1);
        using var other = HoldDatabase();
        var write = database.WriteAsync(session => session.Execute("delete from topic"), TestContext.Current.CancellationToken);

        _data.Time.Advance(TimeSpan.FromMinutes(5));

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => write);
        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
    }

    [Fact]
    public void What_a_client_writes_waits_for_the_disk_and_what_the_pipeline_writes_does_not()
    {
        _ = _data.Stack;
        var folder = DataFolder.Prepare(_data.Folder);
        using var client = Database.Open(folder);
        using var pipeline = Database.OpenForPipeline(folder, _data.Time);

        const long Normal = 1;
        const long Full = 2;
        Assert.Equal(Full, client.Write(session => session.Scalar("pragma synchronous")));
        Assert.Equal(Normal, pipeline.Write(session => session.Scalar("pragma synchronous")));
    }

    /// <summary>Another program's transaction: it ends when the connection is closed.</summary>
    private SqliteConnection HoldDatabase()
    {
        var other = new SqliteConnection($"Data Source={_data.DatabaseFile};Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "begin immediate";
        command.ExecuteNonQuery();
        return other;
    }

    private string Refusal(string folder)
    {
        var message = Assert.Throws<DataFolderException>(() => EmbeddedStack.OpenAsPipeline(folder, _data.Time)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
