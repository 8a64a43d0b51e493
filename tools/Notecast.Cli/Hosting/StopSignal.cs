using System.Runtime.InteropServices;

namespace Notecast.Cli.Hosting;

/// <summary>
/// The first Ctrl-C (or termination request) asks the command to end cleanly; a second one ends the process at once. While another program
/// has the terminal, the terminal's keys are that program's.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    /// <summary>A live display hides the cursor, and has no time left to show it again.</summary>
    private const string ShowCursor = "\e[?25h";

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private volatile bool _areKeysLent;

    public StopSignal() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask),
        PosixSignalRegistration.Create(PosixSignal.SIGHUP, Ask),
    ];

    public CancellationToken Token => _stop.Token;

    /// <summary>
    /// Leaves Ctrl-C and Ctrl-\ to a program that was started, until the result is disposed: the terminal sends them to both. Requests to
    /// end are still heard.
    /// </summary>
    public IDisposable LendKeys() => new KeyLoan(this);

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    internal void Ask(PosixSignalContext signal)
    {
        if (_areKeysLent && signal.Signal == PosixSignal.SIGINT)
        {
            signal.Cancel = true;
            return;
        }

        // Once asked, the signal is left to its default, which ends the process.
        signal.Cancel = !_stop.IsCancellationRequested;
        if (!signal.Cancel && !Console.IsOutputRedirected)
        {
            Console.Out.Write(ShowCursor);
        }

        _stop.Cancel();
    }

    private sealed class KeyLoan : IDisposable
    {
        private readonly StopSignal _owner;
        private readonly PosixSignalRegistration _quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => signal.Cancel = true);

        public KeyLoan(StopSignal owner)
        {
            _owner = owner;
            _owner._areKeysLent = true;
        }

        public void Dispose()
        {
            _owner._areKeysLent = false;
            _quit.Dispose();
        }
    }
}
