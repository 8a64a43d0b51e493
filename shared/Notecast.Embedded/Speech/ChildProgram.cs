using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Notecast.Embedded.Speech;

/// <summary>A program that reads its standard input and writes its standard output. Disposing it ends it, whatever it does.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private const int MaxMessageLength = 200;

    // Exit codes from here on mean that a signal ended the program.
    private const int FirstSignalExitCode = 129;
    private readonly string _name;
    private readonly Process _process;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task<string> _message;

    private ChildProgram(string name, Process process)
    {
        _name = name;
        _process = process;
        _message = ReadMessageAsync();
    }

    /// <summary>What the program writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <exception cref="SpeechProgramException">The program cannot be started.</exception>
    public static ChildProgram Start(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var name = Path.GetFileName(program);
        try
        {
            var process = Process.Start(start) ?? throw new SpeechProgramException($"{name} was not started.");
            return new ChildProgram(name, process);
        }
        catch (Win32Exception exception)
        {
            throw new SpeechProgramException($"{name} cannot be started: {exception.Message}");
        }
    }

    /// <summary>Feeds the program.</summary>
    /// <exception cref="SpeechProgramException">It has ended, or reads no more.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var input = _process.StandardInput.BaseStream;
        try
        {
            await input.WriteAsync(bytes, cancellationToken);
        }
        catch (IOException)
        {
            await EndAsync(cancellationToken);
            throw new SpeechProgramException($"{_name} stopped reading before the end.");
        }
    }

    /// <summary>Tells the program that there is no more to read.</summary>
    public void CloseInput() => _process.StandardInput.BaseStream.Dispose();

    /// <summary>Waits until the program has ended by itself.</summary>
    /// <exception cref="SpeechProgramException">It failed.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (_process.ExitCode != 0)
        {
            var message = await _message.WaitAsync(cancellationToken);
            throw new SpeechProgramException(
                $"{_name} ended with exit code {_process.ExitCode}{(message.Length > 0 ? $": {message}" : ".")}",
                isCrash: _process.ExitCode >= FirstSignalExitCode);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        await _disposed.CancelAsync();
        await _message;

        // Disposing the process alone leaves the pipes open until they are collected.
        await _process.StandardInput.BaseStream.DisposeAsync();
        await Output.DisposeAsync();
        _process.StandardError.Dispose();
        _process.Dispose();
        _disposed.Dispose();
    }

    // All of it is read, so that the program never waits; the start of it is kept.
    private async Task<string> ReadMessageAsync()
    {
        var message = new StringBuilder();
        var buffer = new char[MaxMessageLength];
        try
        {
            int length;
            while ((length = await _process.StandardError.ReadAsync(buffer, _disposed.Token)) > 0)
            {
                message.Append(buffer, 0, Math.Min(length, MaxMessageLength - message.Length));
            }
        }
        catch (OperationCanceledException)
        {
            message.Append('…');
        }

        return message.ToString().ReplaceLineEndings(" ").Trim();
    }
}
