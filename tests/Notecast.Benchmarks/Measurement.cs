using Xunit.Sdk;

namespace Notecast.Benchmarks;

/// <summary>A measurement that may lack a program.</summary>
internal static class Measurement
{
    private const int Failed = 1;

    // How xunit marks the message of an exception that skips a test.
    private const string SkipMark = "$XunitDynamicSkip$";

    /// <summary>Measures; the exit code.</summary>
    public static async Task<int> RunAsync(Func<Task> measure)
    {
        try
        {
            await measure();
            return 0;
        }
        catch (FileNotFoundException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
        catch (SkipException exception)
        {
            // What would skip a test: a program that is not installed.
            await Console.Error.WriteLineAsync(exception.Message.Replace(SkipMark, "", StringComparison.Ordinal));
            return Failed;
        }
    }
}
