namespace Notecast.Benchmarks.Functions;

/// <summary>One narration of a long note, in a process of its own.</summary>
/// <param name="Segments">How many segments were spoken.</param>
/// <param name="Ideal">The time that speaking them takes at the least, in seconds.</param>
/// <param name="Seconds">The time that it took.</param>
/// <param name="AudioBytes">The bytes of the narration.</param>
/// <param name="Narrate">The memory of NarrateNote.</param>
/// <param name="Finish">The memory of FinishNarration.</param>
internal sealed record LongNote(int Segments, double Ideal, double Seconds, long AudioBytes, PeakBytes Narrate, PeakBytes Finish);
