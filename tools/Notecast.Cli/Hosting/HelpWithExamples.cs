using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Notecast.Cli.Commands;

namespace Notecast.Cli.Hosting;

/// <summary>The library's help, then the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is CliCommand { Examples: var examples })
        {
            WriteExamples(parseResult.InvocationConfiguration.Output, examples);
        }

        return exitCode;
    }

    private static void WriteExamples(TextWriter output, IReadOnlyList<(string CommandLine, string Does)> examples)
    {
        output.WriteLine("Examples:");
        foreach (var (commandLine, does) in examples)
        {
            output.WriteLine($"  {commandLine}");
            output.WriteLine($"      {does}");
        }

        output.WriteLine();
    }
}
