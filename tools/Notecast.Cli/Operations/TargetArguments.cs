using System.CommandLine;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>The options that name the pipeline, as they were typed, for command lines that a command proposes.</summary>
internal static class TargetArguments
{
    /// <summary>A command line with the same <c>--data</c>, <c>--stack</c>, <c>--region</c>, <c>--profile</c> and <c>--archive</c>.</summary>
    public static string Propose(string commandLine, ParseResult arguments, CommonOptions common, TargetOptions target)
    {
        foreach (var option in (Option<string?>[])[common.Data, target.Stack, target.Region, target.Profile, target.Archive])
        {
            if (arguments.GetValue(option) is { } value)
            {
                commandLine += $" {option.Name} {CommandLineText.Quote(value)}";
            }
        }

        return commandLine;
    }
}
