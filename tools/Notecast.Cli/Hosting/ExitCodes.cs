namespace Notecast.Cli.Hosting;

/// <summary>What the command returns to the shell. Scripts rely on the numbers.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;

    /// <summary>The command did not do, or not all, of what it was asked: a note failed or was not found, a line was refused.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The machine is not ready: the data folder, or a program that is missing.</summary>
    public const int Environment = 3;

    /// <summary>Ctrl-C: 128 and the number of the signal, as shells count.</summary>
    public const int Interrupted = 130;
}
