namespace Notecast.Domain.Audio;

/// <summary>
/// Walks the frames of MP3 data (MPEG 1, 2 and 2.5, Layer III), past tags, header frames and garbage, and says what is there.
/// Time is linear, memory bounded. Frames are counted, headers that claim a length are not believed; only a tag is skipped by
/// the length that it names, as there is no other way past it.
/// </summary>
/// <remarks>
/// A frame is one when it follows the one before at once, or when another of its kind, a tag or the end of the stream follows it.
/// A single frame between garbage is therefore garbage.
/// </remarks>
public static class Mp3Walker
{
    /// <summary>Walks a stream from its current position to its end.</summary>
    /// <param name="stream">MP3 data; need not be seekable; is not closed.</param>
    /// <param name="cancellationToken">Ends the walk early.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="Mp3Exception">There is no audio frame.</exception>
    public static async Task<Mp3Summary> WalkAsync(Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var window = new Mp3Window();
        await window.FillAsync(stream, cancellationToken);
        var start = Mp3Sniffer.Describe(window.Span);
        var scanner = new Mp3Scanner();
        var builder = new Mp3SummaryBuilder();
        while (!WalkWindow(scanner, builder, window))
        {
            await window.FillAsync(stream, cancellationToken);
        }

        return builder.Frames > 0 ? builder.Build() : throw Mp3Sniffer.NoAudio(builder, start);
    }

    /// <summary>Walks MP3 data in memory.</summary>
    /// <param name="data">MP3 data.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="Mp3Exception">There is no audio frame.</exception>
    public static Mp3Summary Walk(ReadOnlySpan<byte> data)
    {
        var scanner = new Mp3Scanner();
        var builder = new Mp3SummaryBuilder();
        var rest = data;
        Mp3Element element;
        do
        {
            element = scanner.Next(rest, isLast: true, builder.MaximumFrames);
            builder.Add(element);
            rest = rest[element.Length..];
        }
        while (element.Kind != Mp3ElementKind.End);

        return builder.Frames > 0 ? builder.Build() : throw Mp3Sniffer.NoAudio(builder, Mp3Sniffer.Describe(data));
    }

    /// <summary>Walks what is in the window; true at the end of the stream.</summary>
    private static bool WalkWindow(Mp3Scanner scanner, Mp3SummaryBuilder builder, Mp3Window window)
    {
        while (true)
        {
            var element = scanner.Next(window.Span, window.IsLast, builder.MaximumFrames);
            if (element.Kind is Mp3ElementKind.NeedMore or Mp3ElementKind.End)
            {
                return element.Kind == Mp3ElementKind.End;
            }

            builder.Add(element);
            window.Advance(element.Length);
        }
    }
}
