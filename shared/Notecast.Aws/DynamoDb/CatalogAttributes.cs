namespace Notecast.Aws;

/// <summary>The attributes of an item of the narrations table. Operators and other programs read them: never rename one.</summary>
internal static class CatalogAttributes
{
    public const string UserId = "UserId";
    public const string NoteId = "NoteId";
    public const string NoteIdIsNumber = "NoteIdIsNumber";
    public const string Status = "Status";

    public const string WantedRevision = "WantedRevision";
    public const string WantedContent = "WantedContent";
    public const string RequestedAt = "RequestedAt";
    public const string CorrelationId = "CorrelationId";

    /// <summary>Seconds since 1970: the table's time-to-live attribute. Only removed notes have it.</summary>
    public const string ExpiresAt = "ExpiresAt";

    public const string ReadyRevision = "ReadyRevision";
    public const string ReadyContent = "ReadyContent";
    public const string ReadyKey = "ReadyKey";
    public const string DurationSeconds = "DurationSeconds";
    public const string Bytes = "Bytes";
    public const string BilledCharacters = "BilledCharacters";
    public const string VoiceId = "VoiceId";
    public const string ReadyAt = "ReadyAt";

    public const string FailureRevision = "FailureRevision";
    public const string FailureCode = "FailureCode";
    public const string FailureReason = "FailureReason";
    public const string FailureRemedy = "FailureRemedy";
    public const string FailureIsPermanent = "FailureIsPermanent";
    public const string FailureIsFinal = "FailureIsFinal";
    public const string FailedAt = "FailedAt";

    /// <summary>All that tells of what is ready.</summary>
    public static readonly string[] OfReady =
        [ReadyRevision, ReadyContent, ReadyKey, DurationSeconds, Bytes, BilledCharacters, VoiceId, ReadyAt];

    /// <summary>All that tells of the last failure.</summary>
    public static readonly string[] OfFailure =
        [FailureRevision, FailureCode, FailureReason, FailureRemedy, FailureIsPermanent, FailureIsFinal, FailedAt];
}
