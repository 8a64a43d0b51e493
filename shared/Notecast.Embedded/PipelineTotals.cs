namespace Notecast.Embedded;

/// <summary>What was done since the data folder was made. A run that a crash interrupted is not counted.</summary>
/// <param name="Narrations">Narrations that were made.</param>
/// <param name="SynthesizedSegments">Segments that the speech service spoke for them.</param>
/// <param name="BilledCharacters">Characters that the speech service charged for.</param>
public sealed record PipelineTotals(long Narrations, long SynthesizedSegments, long BilledCharacters);
