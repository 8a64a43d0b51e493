using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.DeadLetters;

/// <summary>What a poison stream record tells of the change that it was.</summary>
/// <param name="Note">The note.</param>
/// <param name="Revision">The change.</param>
public sealed record PoisonChange(NoteKey Note, Revision Revision);
