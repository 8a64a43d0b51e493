namespace Notecast.Domain.Dictations;

/// <summary>Where a dictation's audio came from.</summary>
public enum DictationSource
{
    /// <summary>It was there from an earlier request.</summary>
    Kept,

    /// <summary>It is a copy of the note's narration, which has the same content.</summary>
    Narration,

    /// <summary>It was spoken now, segments that were kept from before excepted.</summary>
    Speech,
}
