using Notecast.Domain.Notes;

namespace Notecast.Domain.Dictations;

/// <summary>A caller's wish to hear a note now.</summary>
/// <param name="Note">The note.</param>
/// <param name="VoiceId">The voice to hear it in; <see langword="null"/> for the note's own.</param>
public sealed record DictationRequest(NoteKey Note, string? VoiceId);
