namespace Notecast.Domain.Audio;

internal enum Mp3ElementKind
{
    /// <summary>More of the stream must be in the window.</summary>
    NeedMore,

    End,

    /// <summary>Whole audio frames, one behind the other.</summary>
    Frames,

    HeaderFrame,
    Tag,
    TruncatedTag,

    /// <summary>No bytes: the frames that follow have the format of <see cref="Mp3Element.Format"/>.</summary>
    Format,

    Garbage,
    TruncatedFrame,
}
