using System.Diagnostics;
using System.Globalization;

namespace Notecast.EventSources.Native;

/// <summary>A function's process. Disposing it kills it, whatever it does, and returns when it has ended.</summary>
internal sealed class FunctionProcess : IAsyncDisposable
{
    private const string PeakMemoryLine = "VmHWM:";

    // A process that the function started and left behind can hold the pipes open for ever.
    private static readonly TimeSpan PatienceForLines = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly Action<string>? _onLine;
    private readonly TimeProvider _time;
    private readonly Task _lines;

    private FunctionProcess(Process process, Action<string>? onLine, TimeProvider time)
    {
        _process = process;
        _onLine = onLine;
        _time = time;
        Id = process.Id;
        process.StandardInput.Close();
        _lines = Task.WhenAll(ReadLinesAsync(process.StandardOutput), ReadLinesAsync(process.StandardError));
        Exited = ExitAsync();
    }

    public int Id { get; }

    /// <summary>The exit code, when the process has ended.</summary>
    public Task<int> Exited { get; }

    /// <summary>Whether it has ended, even if nobody that awaits <see cref="Exited"/> has heard of it yet.</summary>
    public bool HasExited => Exited.IsCompleted || _process.HasExited;

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static FunctionProcess Start(ProcessStartInfo start, Action<string>? onLine, TimeProvider time) =>
        new(Process.Start(start)!, onLine, time);

    /// <summary>The most memory that the process has had resident, in bytes; <see langword="null"/> when the system does not say.</summary>
    public long? PeakMemoryBytes()
    {
        try
        {
            var status = File.ReadLines($"/proc/{Id}/status");
            var peak = status.FirstOrDefault(line => line.StartsWith(PeakMemoryLine, StringComparison.Ordinal));
            var kibibytes = peak?[PeakMemoryLine.Length..].Replace("kB", string.Empty, StringComparison.Ordinal);
            return long.TryParse(kibibytes, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value * 1024 : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await Exited;
        await Task.WhenAny(_lines, Task.Delay(PatienceForLines, _time));
        _process.StandardOutput.Close();
        _process.StandardError.Close();
        _process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task ReadLinesAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                _onLine?.Invoke(line);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // Closed before its end, see above.
        }
    }
}
