namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once, before the first event is asked for. An exception is reported to Lambda as an init error and ends the process.</summary>
/// <returns>Whether to go on; false ends the run.</returns>
public delegate Task<bool> LambdaBootstrapInitializer();
