using System.Runtime.InteropServices;

namespace Notecast.Cli.Hosting;

/// <summary>The first Ctrl-C (or termination request) asks the command to end cleanly; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>A live display hides the cursor, and has no time left to show it again.</summary>
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ask),
    ];

    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Ask(PosixSignalContext signal)
    {
        // Once asked, the signal is left to its default, which ends the process.
        signal.Cancel = !_stop.IsCancellationRequested;
        if (!signal.Cancel && !Console.IsOutputRedirected)
        {
            Console.Out.Write(ShowCursor);
        }

        _stop.Cancel();
    }
}
