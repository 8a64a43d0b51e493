namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Prepares the function before its first event.</summary>
/// <returns>Whether to ask for events at all.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
