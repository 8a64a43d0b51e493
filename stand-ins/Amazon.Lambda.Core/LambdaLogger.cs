namespace Amazon.Lambda.Core;

/// <summary>Writes log lines where no <see cref="ILambdaContext"/> is at hand.</summary>
public static class LambdaLogger
{
    /// <summary>Where lines go; the runtime client puts its own in place, which adds time and request id.</summary>
    internal static Action<string> LoggingAction { get; set; } = Console.WriteLine;

    /// <summary>Writes one line to standard output, from where Lambda takes it to the function's log.</summary>
    /// <param name="message">The line, without its line break.</param>
    public static void Log(string message) => LoggingAction(message);
}
