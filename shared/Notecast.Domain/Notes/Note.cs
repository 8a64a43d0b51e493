namespace Notecast.Domain.Notes;

/// <summary>An item of the notes table. Clients own it; Notecast only reads it.</summary>
public sealed record Note(NoteKey Key, NoteAttributes Attributes);
