namespace Notecast.Soak;

/// <summary>What a soak is to do.</summary>
/// <param name="Duration">How long notes are written and the pipeline is killed.</param>
/// <param name="ChangesPerSecond">Changes of notes a second.</param>
/// <param name="KillEvery">The time between two kills, on average.</param>
/// <param name="Seed">Decides what is written and when is killed; the machine decides the rest.</param>
internal sealed record SoakOptions(TimeSpan Duration, double ChangesPerSecond, TimeSpan KillEvery, int Seed);
