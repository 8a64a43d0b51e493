using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Aws.Tests.S3;

public sealed class S3AudioLinksTests(MotoServer server) : IAsyncLifetime
{
    private static readonly HttpClient Http = new();
    private TestBucket _bucket = null!;
    private S3AudioLinks _links = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bucket = await TestBucket.CreateAsync(server);
        _links = new S3AudioLinks(_bucket.Client, _bucket.Name);
    }

    public ValueTask DisposeAsync()
    {
        _bucket?.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("plain.mp3")]
    [InlineData("dictations/a%2Fb/100%/x.mp3")]
    [InlineData("a+b c&d=e?f#g.mp3")]
    [InlineData("ñandú/日本語/😀.mp3")]
    [InlineData("it's \"quoted\" (a*b!).mp3")]
    public async Task A_link_fetches_the_very_object(string key)
    {
        await _bucket.Client.PutObjectAsync(
            new PutObjectRequest { BucketName = _bucket.Name, Key = key, ContentBody = key, ContentType = "audio/mpeg" }, Cancellation);

        using var answer = await Http.GetAsync(await _links.CreateAsync(key, TimeSpan.FromMinutes(5), Cancellation), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("audio/mpeg", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(key, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task Every_narration_can_be_fetched_by_a_link()
    {
        var store = new S3NarrationStore(_bucket.Client, _bucket.Name, TimeProvider.System);
        foreach (var id in Samples.OddIds)
        {
            var key = new NarrationKey(new NoteKey(id, NoteId.FromString(id)), Samples.Revision(1), Samples.Hash('a'));
            await store.PutAsync(
                key, Samples.Metadata(), (audio, token) => audio.WriteAsync("audio"u8.ToArray(), token).AsTask(), Cancellation);

            var link = await _links.CreateAsync(key.ToString(), TimeSpan.FromMinutes(5), Cancellation);

            Assert.Equal("audio", await Http.GetStringAsync(link, Cancellation));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3_600)]
    [InlineData(604_800)]
    public async Task A_link_lasts_as_long_as_it_is_asked_to(int seconds)
    {
        var link = await _links.CreateAsync("a.mp3", TimeSpan.FromSeconds(seconds), Cancellation);

        Assert.Contains($"X-Amz-Expires={seconds}&", link.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-3_600)]
    [InlineData(3_600)]
    [InlineData(-1.2)]
    public async Task A_link_lasts_as_long_also_when_this_machines_clock_is_wrong(double serverIsAhead)
    {
        await using var scripted = new LoopbackServer(_ => Answers.Xml(
            404, "<Error><Code>NoSuchKey</Code></Error>", ("Date", DateTimeOffset.UtcNow.AddSeconds(serverIsAhead).ToString("R"))));
        using var client = TestClients.S3At(scripted.Url);
        // The SDK corrects its clock for each address by itself; links are signed for the bucket's, which only a request about the bucket asks.
        await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.PutBucketAsync("bucket", Cancellation));

        var link = await new S3AudioLinks(client, "bucket").CreateAsync("a.mp3", DictationOptions.LongestLinkLifetime, Cancellation);

        Assert.Contains("X-Amz-Expires=604800&", link.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(604_800.001)]
    [InlineData(-5)]
    public async Task A_lifetime_that_no_link_can_have_is_refused_with_the_rule(double seconds)
    {
        var exception = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _links.CreateAsync("a.mp3", TimeSpan.FromSeconds(seconds), Cancellation));

        Assert.Contains("A link lasts 1 s to 7 days.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_to_the_service_itself_are_encrypted()
    {
        using var client = new AmazonS3Client(MotoServer.AnyCredentials, Amazon.RegionEndpoint.EUWest1);

        var link = await new S3AudioLinks(client, "some-bucket").CreateAsync("a.mp3", TimeSpan.FromMinutes(1), Cancellation);

        Assert.Equal("https://some-bucket.s3.eu-west-1.amazonaws.com/a.mp3", link.GetLeftPart(UriPartial.Path));
    }
}
