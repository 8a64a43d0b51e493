namespace Notecast.Benchmarks;

/// <summary>Nothing can be measured here: a program or a file is missing. The message says how to get it.</summary>
public sealed class BenchmarkException(string message, Exception innerException) : Exception(message, innerException);
