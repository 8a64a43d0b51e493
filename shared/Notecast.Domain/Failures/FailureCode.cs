namespace Notecast.Domain.Failures;

/// <summary>Why a note was not narrated. The names are part of the catalog and of dead letters: never rename one.</summary>
public enum FailureCode
{
    /// <summary>Something that has no code of its own.</summary>
    Unexpected,

    /// <summary>The item has no <c>Note</c> attribute.</summary>
    TextMissing,

    /// <summary>An attribute that must be a string is of another type.</summary>
    AttributeNotString,

    /// <summary>There is nothing to speak in the note.</summary>
    TextEmpty,

    /// <summary><c>TextType</c> is neither <c>text</c> nor <c>ssml</c>.</summary>
    TextTypeUnknown,

    /// <summary>The SSML is not well-formed, or has what the speech service refuses.</summary>
    SsmlInvalid,

    /// <summary>The speech service has no such voice.</summary>
    VoiceUnknown,

    /// <summary>The voice does not speak with that engine, or there is no such engine.</summary>
    EngineNotSupported,

    /// <summary>The voice does not speak that language.</summary>
    LanguageNotSupported,

    /// <summary>The speech service refuses the request for a reason of its own.</summary>
    SpeechRefused,

    /// <summary>The ids do not fit into an object key.</summary>
    KeyTooLong,

    /// <summary>The speech service asks to slow down.</summary>
    SpeechThrottled,

    /// <summary>The speech service fails or cannot be reached.</summary>
    SpeechUnavailable,

    /// <summary>The audio is too short for its text.</summary>
    AudioCutShort,

    /// <summary>The audio is not a whole MP3.</summary>
    AudioDamaged,

    /// <summary>The work did not end in the time that the function has.</summary>
    TimedOut,

    /// <summary>Another worker narrates the same revision, or dictates the same content, at this moment.</summary>
    InProgressElsewhere,

    /// <summary>A table, queue, bucket or topic fails or cannot be reached.</summary>
    StorageUnavailable,

    /// <summary>A message on the synthesis queue is not a synthesis job.</summary>
    JobUnreadable,

    /// <summary>A record of an event is not what its function understands: no note change, or an unknown version.</summary>
    RecordUnreadable,

    /// <summary>A job or an object is newer than what the catalog wants, which only a catalog that lost writes explains.</summary>
    CatalogBehind,

    /// <summary>A request for a dictation is not what the function understands.</summary>
    RequestUnreadable,

    /// <summary>There is no such note.</summary>
    NoteNotFound,
}
