namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>What the environment variables say.</summary>
internal static class IdempotencyEnvironment
{
    internal static bool IsDisabled =>
        bool.TryParse(Environment.GetEnvironmentVariable("POWERTOOLS_IDEMPOTENCY_DISABLED"), out var disabled) && disabled;

    internal static string FunctionName => Environment.GetEnvironmentVariable("AWS_LAMBDA_FUNCTION_NAME");

    internal static string Region => Environment.GetEnvironmentVariable("AWS_REGION");
}
