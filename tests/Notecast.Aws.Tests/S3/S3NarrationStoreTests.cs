using Amazon.S3.Model;
using Microsoft.Extensions.Time.Testing;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.S3;

public sealed class S3NarrationStoreTests(MotoServer server) : BucketTests(server)
{
    private readonly NarrationKey _key = KeyOf(Samples.NewNote(), 1);

    private S3NarrationStore Store => new(Bucket.Client, Bucket.Name, TimeProvider.System);

    [Theory]
    [InlineData("Léa ✓", "a b\nc")]
    [InlineData("100%", "")]
    public async Task Metadata_of_any_text_is_read_back(string voiceId, string correlationId)
    {
        var metadata = Samples.Metadata() with
        {
            VoiceId = voiceId,
            CorrelationId = correlationId,
            ShortestPlausible = TimeSpan.FromTicks(12_345_678),
        };
        await Store.PutAsync(_key, metadata, (audio, token) => audio.WriteAsync(new byte[10], token).AsTask(), Cancellation);

        await using var stored = await Store.OpenAsync(_key, Cancellation);

        Assert.Equal(metadata, stored?.Metadata);
    }

    [Fact]
    public async Task An_object_that_Notecast_did_not_put_is_refused_for_good()
    {
        await Bucket.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket.Name, Key = _key.ToString(), ContentBody = "audio" }, Cancellation);

        var exception = await Assert.ThrowsAsync<PermanentFailureException>(() => Store.OpenAsync(_key, Cancellation));

        Assert.Contains(_key.ToString(), exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Objects_that_are_no_narrations_are_not_listed()
    {
        var folder = NarrationKey.PrefixOf(_key.Note);
        foreach (var key in new[] { _key.ToString(), $"{folder}notes.txt", $"{folder}sub/x.mp3" })
        {
            await Bucket.Client.PutObjectAsync(
                new PutObjectRequest { BucketName = Bucket.Name, Key = key, ContentBody = "a" }, Cancellation);
        }

        Assert.Equal([_key], await Store.ListAsync(_key.Note, Cancellation));
    }

    [Fact]
    public async Task Thousands_are_listed_and_deleted_by_thousands()
    {
        var keys = Enumerable.Range(1, 1_003).Select(revision => KeyOf(_key.Note, revision)).ToList();
        await Parallel.ForEachAsync(keys, Cancellation, async (key, token) => await Bucket.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket.Name, Key = key.ToString(), ContentBody = "a" }, token));
        Recorder.Requests.Clear();

        var listed = await Store.ListAsync(_key.Note, Cancellation);
        Assert.Equal(2, Recorder.Requests.Count);
        await Store.DeleteAsync(listed, Cancellation);

        Assert.Equal(keys, listed);
        Assert.Equal(["GET", "GET", "POST", "POST"], Recorder.Requests.Select(request => request.Split(' ')[0]));
        Assert.Empty(await Store.ListAsync(_key.Note, Cancellation));
    }

    [Fact]
    public async Task Deleting_nothing_asks_nothing_and_deleting_one_names_it_in_the_address()
    {
        await Store.DeleteAsync([], Cancellation);
        Assert.Empty(Recorder.Requests);

        await Store.DeleteAsync([_key], Cancellation);
        Assert.StartsWith("DELETE ", Assert.Single(Recorder.Requests), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_not_deleted_is_named_in_a_transient_failure()
    {
        await using var scripted = new LoopbackServer(_ => Answers.Xml(
            200, $"<DeleteResult><Error><Key>{_key}</Key><Code>AccessDenied</Code><Message>m</Message></Error></DeleteResult>"));
        using var client = TestClients.S3At(scripted.Url);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => new S3NarrationStore(client, "bucket", TimeProvider.System).DeleteAsync([_key, KeyOf(_key.Note, 2)], Cancellation));

        Assert.Equal(
            $"DeleteObjects on the bucket bucket failed: 1 keys were refused, the first one, {_key}, with AccessDenied.",
            exception.Failure.Reason);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public async Task A_narration_is_not_said_to_be_missing_when_the_bucket_does_not_tell(int status)
    {
        await using var scripted = new LoopbackServer(_ => LoopbackAnswer.Of(status, "application/xml", ""));
        using var client = TestClients.S3At(scripted.Url);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => new S3NarrationStore(client, "bucket", TimeProvider.System).ExistsAsync(_key, Cancellation));

        Assert.StartsWith("HeadObject on the bucket bucket failed: ", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_that_stalls_is_a_transient_failure_once_its_time_is_over()
    {
        var never = new TaskCompletionSource();
        var time = new FakeTimeProvider();
        await using var scripted = new LoopbackServer(_ => StoredAnswer(new byte[1024 * 1024]) with { HalfWay = never.Task });
        using var client = TestClients.S3At(scripted.Url);
        await using var stored = await new S3NarrationStore(client, "bucket", time).OpenAsync(_key, Cancellation);

        var reading = stored!.Audio.CopyToAsync(Stream.Null, Cancellation);
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => reading);
        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        never.SetResult();
    }

    [Fact]
    public async Task Audio_is_read_while_it_comes()
    {
        var audio = new byte[1024 * 1024];
        new Random(1).NextBytes(audio);
        var halfIsRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var scripted = new LoopbackServer(_ => StoredAnswer(audio) with { HalfWay = halfIsRead.Task });
        using var client = TestClients.S3At(scripted.Url);

        await using var stored = await new S3NarrationStore(client, "bucket", TimeProvider.System).OpenAsync(_key, Cancellation);
        var read = new byte[audio.Length];
        await stored!.Audio.ReadExactlyAsync(read.AsMemory(0, audio.Length / 2), Cancellation);
        halfIsRead.SetResult();
        await stored.Audio.ReadExactlyAsync(read.AsMemory(audio.Length / 2), Cancellation);

        Assert.True(audio.AsSpan().SequenceEqual(read));
    }

    [Fact]
    public async Task Audio_that_breaks_off_is_a_transient_failure()
    {
        await using var scripted = new LoopbackServer(_ => StoredAnswer(new byte[10_000]) with { MissingBytes = 1 });
        using var client = TestClients.S3At(scripted.Url);
        await using var stored = await new S3NarrationStore(client, "bucket", TimeProvider.System).OpenAsync(_key, Cancellation);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => stored!.Audio.CopyToAsync(Stream.Null, Cancellation));

        Assert.StartsWith("GetObject on the bucket bucket failed: ", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_named_in_transient_failures()
    {
        var store = new S3NarrationStore(Bucket.Client, "no-such-bucket", TimeProvider.System);
        var cache = new S3SegmentCache(Bucket.Client, "no-such-bucket", TimeProvider.System);
        var segment = Samples.Segment("a");
        Func<Task>[] calls =
        [
            () => store.OpenAsync(_key, Cancellation),
            () => store.ListAsync(_key.Note, Cancellation),
            () => store.ExistsAsync(_key, Cancellation),
            () => store.DeleteAsync([_key], Cancellation),
            () => store.PutAsync(_key, Samples.Metadata(), (audio, token) => audio.WriteAsync(new byte[1], token).AsTask(), Cancellation),
            () => cache.FindAsync(segment, Cancellation),
            () => cache.KeepAsync(segment, new byte[1], Cancellation),
            () => cache.ReplaceAsync(segment, new byte[1], new byte[2], Cancellation),
        ];
        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<TransientFailureException>(call);
            Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
            Assert.Contains("bucket no-such-bucket failed: NoSuchBucket", exception.Failure.Reason, StringComparison.Ordinal);
        }
    }

    private static NarrationKey KeyOf(NoteKey note, int revision) => new(note, Samples.Revision(revision), Samples.Hash('a'));

    private static LoopbackAnswer StoredAnswer(byte[] audio) => new(
        200,
        "audio/mpeg",
        audio,
        [.. NarrationUserMetadata.Write(Samples.Metadata()).Select(pair => ($"x-amz-meta-{pair.Key}", pair.Value))]);
}
