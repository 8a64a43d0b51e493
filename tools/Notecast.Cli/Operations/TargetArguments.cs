using System.CommandLine;
using Notecast.Cli.Commands;

namespace Notecast.Cli.Operations;

/// <summary>The options that name the pipeline, as they were typed, for command lines that a command proposes.</summary>
internal static class TargetArguments
{
    /// <summary>A command line with the same <c>--data</c>, <c>--stack</c>, <c>--region</c> and <c>--profile</c>.</summary>
    public static string Propose(string commandLine, ParseResult arguments, CommonOptions common, TargetOptions target)
    {
        foreach (var option in (Option<string?>[])[common.Data, target.Stack, target.Region, target.Profile])
        {
            if (arguments.GetValue(option) is { } value)
            {
                commandLine += $" {option.Name} {Quote(value)}";
            }
        }

        return commandLine;
    }

    private static string Quote(string value) => value.Length > 0 && value.All(IsPlain) ? value : $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or ':' or '=' or '+' or ',';
}
