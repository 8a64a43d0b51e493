using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;

namespace Notecast.Aws.Tests.S3;

public sealed class S3NarrationUploadTests(MotoServer server) : BucketTests(server)
{
    private const int Part = 5 * 1024 * 1024;

    private readonly NarrationKey _key = new(Samples.NewNote("a/b 😀"), Samples.Revision(1), Samples.Hash('a'));

    private S3NarrationStore Store => new(Bucket.Client, Bucket.Name, TimeProvider.System);

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(Part)]
    public async Task Audio_that_fits_one_part_is_put_by_one_request(int length)
    {
        await PutAsync(length);

        Assert.StartsWith("PUT ", Assert.Single(Recorder.Requests), StringComparison.Ordinal);
        await AssertStoredAsync(length);
    }

    [Theory]
    [InlineData(Part + 1, 2)]
    [InlineData(2 * Part, 2)]
    [InlineData((2 * Part) + 12_345, 3)]
    public async Task Longer_audio_is_uploaded_in_parts(int length, int parts)
    {
        await PutAsync(length);

        Assert.Equal(
            ["POST", .. Enumerable.Repeat("PUT", parts), "POST"],
            Recorder.Requests.Select(request => request.Split(' ')[0]));
        await AssertStoredAsync(length);
        var stored = await Bucket.Client.GetObjectMetadataAsync(Bucket.Name, _key.ToString(), Cancellation);
        Assert.Equal("audio/mpeg", stored.Headers.ContentType);
    }

    [Fact]
    public async Task A_writer_that_fails_after_some_parts_leaves_none_of_them()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.PutAsync(
            _key,
            Samples.Metadata(),
            async (audio, token) =>
            {
                await audio.WriteAsync(Audio((2 * Part) + 1), token);
                throw new InvalidDataException("The writer fails.");
            },
            Cancellation));

        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task A_put_that_is_stopped_after_some_parts_leaves_none_of_them()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.PutAsync(
            _key,
            Samples.Metadata(),
            async (audio, _) =>
            {
                await audio.WriteAsync(Audio(Part + 1), CancellationToken.None);
                await stop.CancelAsync();
                await audio.WriteAsync(Audio(2 * Part), CancellationToken.None);
            },
            stop.Token));

        await AssertNothingIsLeftAsync();
    }

    [Fact]
    public async Task Two_hundred_megabytes_pass_through_the_memory_of_one_part()
    {
        const int Chunk = 10_007;
        const long Total = 200L * 1024 * 1024;
        await using var bucket = new MultipartServer();
        var mostHeld = 0L;

        await new S3NarrationStore(bucket.Client, "bucket", TimeProvider.System).PutAsync(
            _key,
            Samples.Metadata(),
            async (audio, token) =>
            {
                var chunk = Audio(Chunk);
                for (var written = 0L; written < Total; written += Chunk)
                {
                    await audio.WriteAsync(chunk, token);
                    mostHeld = Math.Max(mostHeld, written + Chunk - bucket.Received);
                }
            },
            Cancellation);

        Assert.InRange(mostHeld, 1, Part);
        Assert.InRange(bucket.Received, Total, Total + Chunk);
        Assert.Equal(["CreateMultipartUpload", .. Enumerable.Repeat("UploadPart", 41), "CompleteMultipartUpload"], bucket.Operations);
    }

    [Theory]
    [InlineData("CreateMultipartUpload", 500, "CreateMultipartUpload")]
    [InlineData("UploadPart", 503, "CreateMultipartUpload,UploadPart,AbortMultipartUpload")]
    [InlineData("CompleteMultipartUpload", 500, "CreateMultipartUpload,UploadPart,UploadPart,CompleteMultipartUpload,AbortMultipartUpload")]
    [InlineData("CompleteMultipartUpload", 200, "CreateMultipartUpload,UploadPart,UploadPart,CompleteMultipartUpload,AbortMultipartUpload")]
    public async Task A_request_that_fails_is_a_transient_failure_and_gives_the_parts_up(string operation, int status, string operations)
    {
        var error = Answers.XmlError(status, "InternalError");
        await using var bucket = new MultipartServer(asked => asked == operation ? error : null);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => PutTwoPartsAsync(bucket));

        Assert.Equal(FailureCode.StorageUnavailable, exception.Failure.Code);
        Assert.StartsWith($"{operation} on the bucket bucket failed: InternalError", exception.Failure.Reason, StringComparison.Ordinal);
        Assert.Equal(operations, string.Join(',', bucket.Operations));
    }

    [Fact]
    public async Task A_giving_up_that_fails_too_does_not_hide_the_first_failure()
    {
        var error = Answers.XmlError(500, "InternalError");
        await using var bucket = new MultipartServer(asked => asked is "UploadPart" or "AbortMultipartUpload" ? error : null);

        var exception = await Assert.ThrowsAsync<TransientFailureException>(() => PutTwoPartsAsync(bucket));

        Assert.StartsWith("UploadPart on the bucket", exception.Failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_writer_that_swallows_a_failure_makes_nothing_visible()
    {
        await using var bucket = new MultipartServer(
            asked => asked == "UploadPart" ? Answers.XmlError(500, "InternalError") : null);

        await Assert.ThrowsAsync<InvalidOperationException>(() => new S3NarrationStore(bucket.Client, "bucket", TimeProvider.System).PutAsync(
            _key,
            Samples.Metadata(),
            async (audio, token) =>
            {
                await Assert.ThrowsAsync<TransientFailureException>(() => audio.WriteAsync(Audio(Part + 1), token).AsTask());
                await audio.WriteAsync(Audio(1), token);
            },
            Cancellation));

        Assert.DoesNotContain("CompleteMultipartUpload", bucket.Operations);
    }

    private Task PutTwoPartsAsync(MultipartServer bucket) => new S3NarrationStore(bucket.Client, "bucket", TimeProvider.System).PutAsync(
        _key, Samples.Metadata(), (audio, token) => audio.WriteAsync(Audio(Part + 1), token).AsTask(), Cancellation);

    private Task PutAsync(int length) => Store.PutAsync(
        _key,
        Samples.Metadata(),
        async (audio, token) =>
        {
            foreach (var chunk in Audio(length).Chunk(70_000))
            {
                await audio.WriteAsync(chunk, token);
            }
        },
        Cancellation);

    private async Task AssertStoredAsync(int length)
    {
        await using var stored = await Store.OpenAsync(_key, Cancellation);
        using var copy = new MemoryStream();
        await stored!.Audio.CopyToAsync(copy, Cancellation);
        Assert.True(Audio(length).AsSpan().SequenceEqual(copy.ToArray()));
        Assert.Equal(length, stored.Bytes);
        Assert.Equal(Samples.Metadata(), stored.Metadata);
    }

    private async Task AssertNothingIsLeftAsync()
    {
        Assert.Null(await Store.OpenAsync(_key, Cancellation));
        Assert.Contains(Recorder.Requests, request => request.StartsWith("DELETE ", StringComparison.Ordinal));
        var uploads = await Bucket.Client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest { BucketName = Bucket.Name }, Cancellation);
        Assert.Empty(uploads.MultipartUploads ?? []);
    }

    private static byte[] Audio(int length)
    {
        var audio = new byte[length];
        new Random(1).NextBytes(audio);
        return audio;
    }
}
