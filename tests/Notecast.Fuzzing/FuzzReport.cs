namespace Notecast.Fuzzing;

/// <summary>What a run on a target did.</summary>
/// <param name="Inputs">Inputs that were read.</param>
/// <param name="Accepted">Those that were no error.</param>
/// <param name="InputBytes">Their bytes together.</param>
/// <param name="MostAllocated">The most bytes that one of usual size allocated.</param>
/// <param name="MostAllocatedEach">The most bytes that a large one allocated for each of its own.</param>
internal sealed record FuzzReport(int Inputs, int Accepted, long InputBytes, long MostAllocated, double MostAllocatedEach);
