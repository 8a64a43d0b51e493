using Notecast.Domain.Audio;

namespace Notecast.Domain.UseCases;

/// <summary>All segments of a content, spoken and ready to be joined.</summary>
internal sealed class SpokenAudio
{
    private readonly SegmentSpeaker _speaker;
    private readonly IReadOnlyList<SpokenSegment> _inOrder;

    /// <param name="speaker">Finds the audio that is no longer in memory.</param>
    /// <param name="distinct">Each segment once.</param>
    /// <param name="inOrder">The segments as they follow each other.</param>
    public SpokenAudio(SegmentSpeaker speaker, IReadOnlyCollection<SpokenSegment> distinct, IReadOnlyList<SpokenSegment> inOrder)
    {
        _speaker = speaker;
        _inOrder = inOrder;
        SynthesizedSegments = distinct.Count(segment => segment.WasSynthesized);
        BilledCharacters = distinct.Sum(segment => segment.BilledCharacters);
        ShortestPlausible = inOrder.Aggregate(TimeSpan.Zero, (sum, segment) => sum + segment.Length.Shortest);
    }

    /// <summary>How many segments follow each other.</summary>
    public int Segments => _inOrder.Count;

    /// <summary>How many of them were synthesized now; the others were kept from before.</summary>
    public int SynthesizedSegments { get; }

    /// <summary>Characters charged for now.</summary>
    public int BilledCharacters { get; }

    /// <summary>The shortest plausible duration of the whole.</summary>
    public TimeSpan ShortestPlausible { get; }

    /// <summary>Joins the segments into one MP3.</summary>
    public Task WriteAsync(AudioTags tags, Stream audio, CancellationToken cancellationToken)
    {
        var parts = _inOrder.Select(segment => new Mp3Part(segment.Summary, token => OpenAsync(segment, token))).ToList();
        return Mp3Joiner.JoinAsync(parts, tags, audio, cancellationToken);
    }

    private async ValueTask<Stream> OpenAsync(SpokenSegment segment, CancellationToken cancellationToken)
    {
        var mp3 = segment.Mp3.IsEmpty ? await _speaker.ReadAsync(segment.Key, cancellationToken) : segment.Mp3;
        return mp3.OpenRead();
    }
}
