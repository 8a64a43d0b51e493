using System.CommandLine;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>The options that name the pipeline, as they were typed, for command lines that a command proposes.</summary>
internal static class TargetArguments
{
    private const string LetterCommands = "notecast dlq ";

    /// <summary>
    /// A command line with the same <c>--data</c>, <c>--stack</c>, <c>--region</c> and <c>--profile</c>; with the same <c>--archive</c>,
    /// too, when it is one of letters, since no other has it.
    /// </summary>
    /// <param name="commandLine">The command line, without these.</param>
    /// <param name="arguments">What was typed.</param>
    /// <param name="common">The options of every command.</param>
    /// <param name="target">The options of an operator's command; none for a command that works on a data folder only.</param>
    public static string Propose(string commandLine, ParseResult arguments, CommonOptions common, TargetOptions? target = null)
    {
        List<Option<string?>> options = [common.Data];
        if (target is not null)
        {
            options.AddRange(target.Stack, target.Region, target.Profile);
        }

        if (target is not null && commandLine.StartsWith(LetterCommands, StringComparison.Ordinal))
        {
            options.Add(target.Archive);
        }

        foreach (var option in options)
        {
            if (arguments.GetValue(option) is { } value)
            {
                commandLine += $" {option.Name} {CommandLineText.Quote(value)}";
            }
        }

        return commandLine;
    }
}
