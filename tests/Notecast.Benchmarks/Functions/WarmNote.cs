namespace Notecast.Benchmarks.Functions;

/// <summary>What a narrated note took.</summary>
/// <param name="Milliseconds">Processor time, of user and system.</param>
/// <param name="Bytes">Bytes allocated; 0 when the program does not tell.</param>
internal sealed record WarmNote(double Milliseconds, double Bytes);
