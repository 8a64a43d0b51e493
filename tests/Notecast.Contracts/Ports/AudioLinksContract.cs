using System.Text;
using Notecast.Domain.Dictations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;
using Xunit;
using static Notecast.Contracts.Ports.Samples;

namespace Notecast.Contracts.Ports;

/// <summary>What every <see cref="IAudioLinks"/> does.</summary>
public abstract class AudioLinksContract
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    protected abstract IAudioLinks Links { get; }

    /// <summary>Where what the links lead to is put.</summary>
    protected abstract IDictationStore Dictations { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What anybody who has the link gets by it.</summary>
    protected abstract Task<byte[]> FetchAsync(Uri link);

    [Fact]
    public async Task A_link_leads_to_its_object_whatever_characters_are_in_the_ids()
    {
        var user = NewNote().UserId;
        List<DictationKey> keys = [.. OddIds.Select(id => new DictationKey(new NoteKey($"{user} {id}", NoteId.FromString(id)), Hash('a')))];
        foreach (var (index, key) in keys.Index())
        {
            await PutAsync(key, $"audio {index}");
        }

        foreach (var (index, key) in keys.Index())
        {
            var link = await Links.CreateAsync(key.ToString(), Lifetime, Cancellation);

            Assert.True(link.IsAbsoluteUri);
            Assert.Equal($"audio {index}", await FetchTextAsync(link));
        }
    }

    [Fact]
    public async Task A_link_survives_being_written_down()
    {
        var key = new DictationKey(NewNote("a/b %2F+ü"), Hash('a'));
        await PutAsync(key, "audio");

        var link = await Links.CreateAsync(key.ToString(), Lifetime, Cancellation);

        Assert.All(link.AbsoluteUri, character => Assert.True(char.IsAscii(character) && !char.IsWhiteSpace(character)));
        Assert.Equal("audio", await FetchTextAsync(new Uri(link.AbsoluteUri)));
    }

    [Fact]
    public async Task A_link_leads_to_what_is_there_when_it_is_followed()
    {
        var key = new DictationKey(NewNote(), Hash('a'));
        var link = await Links.CreateAsync(key.ToString(), Lifetime, Cancellation);

        await PutAsync(key, "first");
        Assert.Equal("first", await FetchTextAsync(link));

        await PutAsync(key, "second");
        Assert.Equal("second", await FetchTextAsync(link));
    }

    [Fact]
    public async Task Each_object_has_a_link_of_its_own()
    {
        var note = NewNote();
        DictationKey[] keys = [new(note, Hash('a')), new(note, Hash('b')), new(NewNote(), Hash('a'))];

        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            links.Add((await Links.CreateAsync(key.ToString(), Lifetime, Cancellation)).AbsoluteUri);
        }

        Assert.Equal(keys.Length, links.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3_600)]
    [InlineData(604_800)]
    public async Task A_lifetime_of_a_second_to_seven_days_is_possible(int seconds)
    {
        var key = new DictationKey(NewNote(), Hash('a'));

        Assert.NotNull(await Links.CreateAsync(key.ToString(), TimeSpan.FromSeconds(seconds), Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.999)]
    [InlineData(604_800.001)]
    [InlineData(-5)]
    public async Task Any_other_lifetime_is_refused(double seconds)
    {
        var key = new DictationKey(NewNote(), Hash('a'));

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            "lifetime", () => Links.CreateAsync(key.ToString(), TimeSpan.FromSeconds(seconds), Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_link_needs_an_object(string? objectKey) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Links.CreateAsync(objectKey!, Lifetime, Cancellation));

    private async Task<string> FetchTextAsync(Uri link) => Encoding.UTF8.GetString(await FetchAsync(link));

    private Task PutAsync(DictationKey key, string audio) =>
        Dictations.PutAsync(key, (stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(audio), token).AsTask(), Cancellation);
}
