namespace Notecast.AwsTesting;

/// <summary>A program is not installed. A test that throws this is skipped.</summary>
/// <param name="reason">What is missing, and how to install it.</param>
public sealed class ProgramMissingException(string reason) : Exception(SkipMark + reason)
{
    // How xunit.v3 knows an exception that skips a test, whatever its type.
    private const string SkipMark = "$XunitDynamicSkip$";

    /// <summary>What is missing, and how to install it.</summary>
    public string Reason { get; } = reason;
}
