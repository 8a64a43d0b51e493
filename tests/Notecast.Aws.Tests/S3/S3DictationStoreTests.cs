using System.Net;
using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;

namespace Notecast.Aws.Tests.S3;

public sealed class S3DictationStoreTests(MotoServer server) : BucketTests(server)
{
    private const int Part = 5 * 1024 * 1024;

    private static readonly HttpClient Http = new();
    private readonly DictationKey _key = new(Samples.NewNote("a/b 😀"), Samples.Hash('a'));

    private S3DictationStore Store => new(Bucket.Client, Bucket.Name, TimeProvider.System);

    [Theory]
    [InlineData(1_000, "PUT")]
    [InlineData(Part, "PUT")]
    [InlineData((2 * Part) + 12_345, "POST,PUT,PUT,PUT,POST")]
    public async Task A_link_downloads_the_bytes_that_were_put_in_one_request_or_in_parts(int length, string requests)
    {
        await PutAsync(Store, length);

        Assert.Equal(requests, Methods());
        var link = await new S3AudioLinks(Bucket.Client, Bucket.Name).CreateAsync(_key.ToString(), TimeSpan.FromHours(1), Cancellation);
        using var answer = await Http.GetAsync(link, Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("audio/mpeg", answer.Content.Headers.ContentType?.MediaType);
        var downloaded = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.True(Audio(length).AsSpan().SequenceEqual(downloaded));
        Assert.NotNull(await Store.FindAsync(_key, Cancellation));
    }

    [Fact]
    public async Task A_dictation_is_found_by_one_request_and_a_missing_one_is_confirmed_by_a_second()
    {
        await PutAsync(Store, 100);
        Recorder.Requests.Clear();

        await Store.FindAsync(_key, Cancellation);
        Assert.Equal("HEAD", Methods());

        await Store.FindAsync(new DictationKey(Samples.NewNote(), Samples.Hash('a')), Cancellation);
        Assert.Equal("HEAD,HEAD,GET", Methods());
    }

    [Fact]
    public async Task A_dictation_whose_key_begins_like_another_is_not_taken_for_it()
    {
        await Bucket.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = Bucket.Name, Key = $"{_key}.bak", ContentBody = "audio" }, Cancellation);

        Assert.Null(await Store.FindAsync(_key, Cancellation));
        Assert.Null(await Store.OpenAsync(_key, Cancellation));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_a_transient_failure_and_not_a_missing_dictation()
    {
        var store = new S3DictationStore(Bucket.Client, "no-such-bucket", TimeProvider.System);

        foreach (var failure in (Exception[])
        [
            await Assert.ThrowsAsync<TransientFailureException>(() => store.FindAsync(_key, Cancellation)),
            await Assert.ThrowsAsync<TransientFailureException>(() => store.OpenAsync(_key, Cancellation)),
            await Assert.ThrowsAsync<TransientFailureException>(() => PutAsync(store, 100)),
        ])
        {
            Assert.Contains("no-such-bucket", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData((2 * Part) + 1)]
    public async Task A_writer_that_fails_leaves_neither_object_nor_parts(int written)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.PutAsync(
            _key,
            async (audio, token) =>
            {
                await audio.WriteAsync(Audio(written), token);
                throw new InvalidDataException("The writer fails.");
            },
            Cancellation));

        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_put_that_is_stopped_after_some_parts_leaves_neither_object_nor_parts()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(
            _key,
            async (audio, _) =>
            {
                await audio.WriteAsync(Audio(Part + 1), CancellationToken.None);
                await stop.CancelAsync();
                await audio.WriteAsync(Audio(2 * Part), CancellationToken.None);
            },
            stop.Token));

        await AssertNothingIsLeftAsync();
    }

    [Theory]
    [InlineData("UploadPart", 503, "CreateMultipartUpload,UploadPart,AbortMultipartUpload")]
    [InlineData("CompleteMultipartUpload", 500, "CreateMultipartUpload,UploadPart,UploadPart,CompleteMultipartUpload,AbortMultipartUpload")]
    public async Task A_request_that_fails_is_a_transient_failure_and_gives_the_parts_up(string operation, int status, string operations)
    {
        var error = Answers.XmlError(status, "InternalError");
        await using var bucket = new MultipartServer(asked => asked == operation ? error : null);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(
            () => PutAsync(new S3DictationStore(bucket.Client, "bucket", TimeProvider.System), Part + 1));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.Equal(operations, string.Join(',', bucket.Operations));
    }

    [Fact]
    public async Task A_role_without_the_right_is_told_so_and_no_dictation_seems_missing()
    {
        await using var scripted = new LoopbackServer(_ => Answers.XmlError(403, "AccessDenied"));
        using var client = TestClients.S3At(scripted.Url);
        var store = new S3DictationStore(client, "bucket", TimeProvider.System);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => store.FindAsync(_key, Cancellation));

        Assert.Contains("HeadObject on the bucket bucket failed", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.Contains("the role may do this", exception.Failure.Remedy, StringComparison.Ordinal);
    }

    private static byte[] Audio(int length)
    {
        var audio = new byte[length];
        new Random(1).NextBytes(audio);
        return audio;
    }

    private Task PutAsync(S3DictationStore store, int length) => store.PutAsync(
        _key,
        async (audio, token) =>
        {
            foreach (var chunk in Audio(length).Chunk(70_000))
            {
                await audio.WriteAsync(chunk, token);
            }
        },
        Cancellation);

    private string Methods() => string.Join(',', Recorder.Requests.Select(request => request.Split(' ')[0]));

    private async Task AssertNothingIsLeftAsync()
    {
        Assert.Null(await Store.FindAsync(_key, Cancellation));
        var uploads = await Bucket.Client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = Bucket.Name }, Cancellation);
        Assert.Empty(uploads.MultipartUploads ?? []);
        var objects = await Bucket.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = Bucket.Name }, Cancellation);
        Assert.Empty(objects.S3Objects ?? []);
    }
}
