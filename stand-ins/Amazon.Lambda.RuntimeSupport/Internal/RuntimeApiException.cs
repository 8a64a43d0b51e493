namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>The Runtime API answered with something that ends the process.</summary>
internal sealed class RuntimeApiException(string message) : Exception(message);
