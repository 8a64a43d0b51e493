using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Notecast.Benchmarks;

/// <summary>
/// The processor time of another process: of user and system and of all its threads, ended ones too. <c>Process.TotalProcessorTime</c> tells
/// it in steps of 10 ms; this is the scheduler's own clock, which counts nanoseconds (<c>clock_getcpuclockid(3)</c>).
/// </summary>
internal static class ProcessorClock
{
    /// <summary>What a process has used so far.</summary>
    /// <param name="processId">A process that runs.</param>
    /// <exception cref="Win32Exception">There is no such process.</exception>
    public static TimeSpan Read(int processId)
    {
        var error = GetClock(processId, out var clock);
        if (error != 0)
        {
            throw new Win32Exception(error);
        }

        return GetTime(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1e3)
            : throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "clock_getcpuclockid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetClock(int processId, out int clock);

    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(nint Seconds, nint Nanoseconds);
}
