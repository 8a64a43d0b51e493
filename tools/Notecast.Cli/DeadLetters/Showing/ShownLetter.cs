using Notecast.Domain.DeadLetters;
using Notecast.Domain.Replaying;

namespace Notecast.Cli.DeadLetters.Showing;

/// <summary>A letter with what is known beside it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Replay">What a replay would do now.</param>
/// <param name="Note">How its note stands now; <see langword="null"/> when it names none.</param>
internal sealed record ShownLetter(RecognizedDeadLetter Letter, ReplayPlan Replay, NoteState? Note);
