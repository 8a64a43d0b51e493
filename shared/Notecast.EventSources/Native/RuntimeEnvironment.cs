using System.Diagnostics;
using System.Globalization;
using Notecast.EventSources.Events;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>Environment variables and folder of a process. Lambda developer guide: "Defined runtime environment variables".</summary>
internal static class RuntimeEnvironment
{
    public static ProcessStartInfo StartInfo(FunctionExecutable executable, LambdaFunctionOptions options, string address, string logStream)
    {
        var program = Path.GetFullPath(executable.Program);
        var root = Path.GetDirectoryName(program)!;
        var start = new ProcessStartInfo(program, executable.Arguments)
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        Set(start, Replaceable(options));
        Set(start, executable.Environment);
        Set(start, Reserved(options, address, logStream, root));
        return start;
    }

    private static Dictionary<string, string> Replaceable(LambdaFunctionOptions options)
    {
        var region = Arn.Region(options.Arn);
        return new()
        {
            ["AWS_DEFAULT_REGION"] = region,
            ["AWS_REGION"] = region,
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty,
            ["TZ"] = ":UTC",
        };
    }

    private static Dictionary<string, string> Reserved(
        LambdaFunctionOptions options, string address, string logStream, string root) => new()
        {
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = options.MemoryMegabytes.ToString(CultureInfo.InvariantCulture),
            ["AWS_LAMBDA_FUNCTION_NAME"] = options.Name,
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{options.Name}",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = logStream,
            ["AWS_LAMBDA_RUNTIME_API"] = address,
            ["LAMBDA_TASK_ROOT"] = root,
            ["_HANDLER"] = "bootstrap",
        };

    private static void Set(ProcessStartInfo start, IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
    }
}
