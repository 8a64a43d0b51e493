using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>What Lambda tells a function through its environment.</summary>
internal static class FunctionEnvironment
{
    internal const string TraceIdName = "_X_AMZN_TRACE_ID";

    /// <summary>Host and port of the Runtime API.</summary>
    internal static string RuntimeApi => Read("AWS_LAMBDA_RUNTIME_API");

    internal static string FunctionName => Read("AWS_LAMBDA_FUNCTION_NAME");

    internal static string FunctionVersion => Read("AWS_LAMBDA_FUNCTION_VERSION");

    internal static string LogGroupName => Read("AWS_LAMBDA_LOG_GROUP_NAME");

    internal static string LogStreamName => Read("AWS_LAMBDA_LOG_STREAM_NAME");

    /// <summary>The function's memory in MB; 0 when it is not told.</summary>
    internal static int MemoryMegabytes =>
        int.TryParse(Read("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes)
            ? megabytes
            : 0;

    internal static bool LimitsMemory => !IsTrue("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK");

    internal static bool RunsOnce => IsTrue("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE");

    internal static string LogLevel => Read("AWS_LAMBDA_HANDLER_LOG_LEVEL") ?? Read("AWS_LAMBDA_LOG_LEVEL");

    internal static string LogFormat => Read("AWS_LAMBDA_HANDLER_LOG_FORMAT") ?? Read("AWS_LAMBDA_LOG_FORMAT");

    private static string Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static bool IsTrue(string name) => string.Equals(Read(name), "true", StringComparison.OrdinalIgnoreCase);
}
