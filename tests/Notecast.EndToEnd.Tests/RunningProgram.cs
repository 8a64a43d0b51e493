using System.Diagnostics;

namespace Notecast.EndToEnd.Tests;

/// <summary>A program that was started; it is killed when the test is done with it.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private RunningProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static RunningProgram Start(string program, IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configure?.Invoke(start);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        return new RunningProgram(process);
    }

    /// <summary>The next line of its output; <see langword="null"/> at the end.</summary>
    public ValueTask<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(Token);

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync(Token);
        await _process.WaitForExitAsync(Token);
        return (_process.ExitCode, output, await _errors);
    }

    /// <summary>Kills it with SIGKILL and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
