namespace Notecast.Domain.Dictations;

/// <summary>Names one dictation for idempotency. Plain strings, since it travels as JSON.</summary>
/// <param name="UserId">The note's owner.</param>
/// <param name="NoteId">The note.</param>
/// <param name="ContentHash">What is spoken.</param>
public sealed record DictationIdentity(string UserId, string NoteId, string ContentHash);
