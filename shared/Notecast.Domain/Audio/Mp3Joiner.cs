namespace Notecast.Domain.Audio;

/// <summary>Joins MP3 parts to one file that players show right: one tag, one header frame for the whole, then the frames.</summary>
public static class Mp3Joiner
{
    /// <summary>
    /// Writes the parts, one behind the other, without their tags, header frames and damaged places. It writes forward only and
    /// needs bounded memory; the header's totals come from the summaries.
    /// </summary>
    /// <param name="parts">At least one part. All have one MPEG version, sample rate and number of channels.</param>
    /// <param name="tags">What the ID3 tag says.</param>
    /// <param name="output">Where the file goes; need not be seekable; is neither flushed nor closed.</param>
    /// <param name="cancellationToken">Ends the writing early.</param>
    /// <returns>The summary of what was written.</returns>
    /// <exception cref="Mp3Exception">
    /// Parts do not fit together (then nothing is written), or a part is not what its summary says (then the output is incomplete and
    /// must be discarded).
    /// </exception>
    public static async Task<Mp3Summary> JoinAsync(
        IReadOnlyList<Mp3Part> parts, AudioTags tags, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(output);
        var totals = Mp3JoinTotals.Of(parts);
        var whole = new Mp3SummaryBuilder();

        var tag = Id3Tag.Create(tags);
        await output.WriteAsync(tag, cancellationToken);
        whole.Add(new Mp3Element(Mp3ElementKind.Tag, tag.Length));

        var header = totals.CreateHeaderFrame();
        await output.WriteAsync(header, cancellationToken);
        whole.Add(new Mp3Element(Mp3ElementKind.HeaderFrame, header.Length));

        using var window = new Mp3Window();
        for (var number = 0; number < parts.Count; number++)
        {
            await using var stream = await parts[number].OpenAsync(cancellationToken);
            var copy = new Mp3PartCopy(window, whole, output);
            var read = await copy.CopyAsync(stream, cancellationToken);
            Mp3JoinTotals.CheckRead(parts, number, read);
        }

        return whole.Build();
    }
}
