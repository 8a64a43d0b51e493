using System.CommandLine;
using Notecast.AwsTesting;
using Command = System.CommandLine.Command;

namespace Notecast.Benchmarks;

/// <summary>A command that measures, and prints Markdown to standard output.</summary>
internal sealed class BenchmarkCommand : Command
{
    private readonly Func<ParseResult, TextWriter, Task> _measure;

    public BenchmarkCommand(string name, string description, Func<ParseResult, TextWriter, Task> measure)
        : base(name, description)
    {
        _measure = measure;
        SetAction((parsed, stop) => MeasureAsync(parsed, parsed.InvocationConfiguration.Output, stop));
    }

    /// <summary>Measures with the usual options.</summary>
    /// <exception cref="BenchmarkException">This machine lacks what it takes.</exception>
    public Task MeasureAsync(TextWriter output, CancellationToken stop) => MeasureAsync(Parse([]), output, stop);

    private async Task MeasureAsync(ParseResult parsed, TextWriter output, CancellationToken stop)
    {
        try
        {
            // A measurement cannot be stopped, but nobody has to wait for it.
            await _measure(parsed, output).WaitAsync(stop);
        }
        catch (ProgramMissingException exception)
        {
            throw new BenchmarkException(exception.Reason, exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BenchmarkException(exception.Message, exception);
        }
    }
}
