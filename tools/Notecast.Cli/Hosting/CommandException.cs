namespace Notecast.Cli.Hosting;

/// <summary>Ends the command with an exit code and one line on standard error.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException Failed(string message) => new(ExitCodes.Failed, message);

    public static CommandException Usage(string message) => new(ExitCodes.Usage, message);

    public static CommandException Environment(string message) => new(ExitCodes.Environment, message);
}
