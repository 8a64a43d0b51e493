using System.Globalization;

namespace Amazon.Lambda.RuntimeSupport.Internal;

/// <summary>What Lambda tells a process by its environment variables.</summary>
internal static class RuntimeEnvironment
{
    private const string TraceIdVariable = "_X_AMZN_TRACE_ID";
    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary>Host and port of the Runtime API.</summary>
    public static string RuntimeApi => Variable("AWS_LAMBDA_RUNTIME_API")
        ?? throw new InvalidOperationException("AWS_LAMBDA_RUNTIME_API is not set: it names the Runtime API (host:port) on Lambda.");

    public static string FunctionName => Variable("AWS_LAMBDA_FUNCTION_NAME");

    public static string FunctionVersion => Variable("AWS_LAMBDA_FUNCTION_VERSION");

    public static string LogGroupName => Variable("AWS_LAMBDA_LOG_GROUP_NAME");

    public static string LogStreamName => Variable("AWS_LAMBDA_LOG_STREAM_NAME");

    /// <summary>The function's memory, in MB; 0 when it is not told.</summary>
    public static int MemoryMegabytes =>
        int.TryParse(Variable("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"), NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) ? megabytes : 0;

    public static bool RunsOnce => IsTrue("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE");

    public static bool LogsJson =>
        string.Equals(Variable("AWS_LAMBDA_HANDLER_LOG_FORMAT") ?? Variable("AWS_LAMBDA_LOG_FORMAT"), "json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The X-Ray trace of the current invocation, where other libraries look for it.</summary>
    public static string TraceId
    {
        set => Environment.SetEnvironmentVariable(TraceIdVariable, value);
    }

    /// <summary>Lets the garbage collector know the function's memory: it would reckon with the whole machine's.</summary>
    public static void LimitMemory()
    {
        if (MemoryMegabytes > 0 && !IsTrue("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK"))
        {
            AppContext.SetData("GCHeapHardLimit", (ulong)(MemoryMegabytes * BytesPerMegabyte));
            GC.RefreshMemoryLimit();
        }
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static bool IsTrue(string name) => string.Equals(Variable(name), "true", StringComparison.OrdinalIgnoreCase);
}
