namespace Notecast.Domain.Narrations;

/// <summary>Names one narration for idempotency. Plain strings, since it travels as JSON.</summary>
/// <param name="UserId">The note's owner.</param>
/// <param name="NoteId">The note.</param>
/// <param name="Revision">The change.</param>
/// <param name="ContentHash">What is spoken.</param>
public sealed record NarrationIdentity(string UserId, string NoteId, string Revision, string ContentHash);
