using System.CommandLine;
using Notecast.Benchmarks;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast bench</c>: measures the pipeline beside what people would use instead.</summary>
internal sealed class BenchCommand : Command
{
    public BenchCommand()
        : base("bench", "Measure the pipeline beside what people would use instead")
    {
        foreach (var benchmark in BenchmarkCommands.Create())
        {
            Add(benchmark);
        }
    }
}
