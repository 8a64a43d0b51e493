namespace Notecast.Soak;

/// <summary>The soak cannot go on.</summary>
/// <param name="problem">Why, as a sentence.</param>
internal sealed class SoakException(string problem) : Exception(problem);
