namespace Notecast.Domain.Audio;

/// <summary>Says what data is that is not MP3 audio.</summary>
internal static class Mp3Sniffer
{
    /// <summary>What the first bytes of data without MP3 audio suggest that it is; null when nothing.</summary>
    public static string? Describe(ReadOnlySpan<byte> data) =>
        data.StartsWith("RIFF"u8) ? "a RIFF (WAV) file"
        : data.StartsWith("OggS"u8) ? "an Ogg file"
        : data.StartsWith("fLaC"u8) ? "a FLAC file"
        : data.Length > 8 && data[4..].StartsWith("ftyp"u8) ? "an MP4 file"
        : data.StartsWith("{"u8) ? "JSON"
        : data.StartsWith("<"u8) ? "XML or HTML"
        : IsOtherLayer(data) ? "MPEG audio of another kind than Layer III (Layer I or II, or AAC)"
        : null;

    public static Mp3Exception NoAudio(Mp3SummaryBuilder walked, string? start)
    {
        var found = start
            ?? (walked.Offset == 0 ? "nothing: it is empty"
            : walked.EndsInsideFrame || walked.HeaderFrames > 0 ? "only a header frame or a frame that is cut off"
            : walked.TagBytes > 0 ? "only tags"
            : "no frame that another one follows");
        return new Mp3Exception(FormattableString.Invariant(
            $"The data ({walked.Offset} bytes) has no audio frame; found {found}. ")
            + "MP3 audio is at least one whole MPEG Layer III frame. Ask the audio's source for it again, as MP3.");
    }

    private static bool IsOtherLayer(ReadOnlySpan<byte> data) =>
        data.Length >= Mp3FrameHeader.Size && data[0] == 0xFF && data[1] >= 0xE0 && (data[1] & 0x06) != 0x02;
}
