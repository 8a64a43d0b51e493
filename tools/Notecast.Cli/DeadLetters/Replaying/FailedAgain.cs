using Notecast.Domain.Notes;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>A note whose replay failed.</summary>
/// <param name="Note">The note.</param>
/// <param name="Code">The failure's code, or the exception's type.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Remedy">What to do about it; empty when the reason says so itself.</param>
internal sealed record FailedAgain(NoteKey Note, string Code, string Reason, string Remedy);
