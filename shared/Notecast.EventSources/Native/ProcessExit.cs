using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>Says how a process ended, as Lambda does.</summary>
internal static class ProcessExit
{
    // A program that a signal ended is reported with this and the signal's number.
    private const int SignalBase = 128;

    public static InvocationResult Failed(string requestId, int exitCode)
    {
        var reason = exitCode == 0
            ? "Runtime exited without providing a reason"
            : $"Runtime exited with error: {Reason(exitCode)}";
        return Failures.Failed(requestId, "Runtime.ExitError", $"RequestId: {requestId} Error: {reason}");
    }

    private static string Reason(int exitCode) =>
        SignalName(exitCode - SignalBase) is { } signal ? $"signal: {signal}" : $"exit status {exitCode}";

    private static string? SignalName(int signal) => signal switch
    {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        4 => "illegal instruction",
        5 => "trace/breakpoint trap",
        6 => "aborted",
        7 => "bus error",
        8 => "floating point exception",
        9 => "killed",
        11 => "segmentation fault",
        13 => "broken pipe",
        15 => "terminated",
        _ => null,
    };
}
