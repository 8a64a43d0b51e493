using System.CommandLine;

namespace Notecast.Cli.Hosting;

/// <summary>What was typed, for the audit log.</summary>
internal static class CommandLineText
{
    public static string Of(ParseResult arguments) => string.Join(' ', arguments.Tokens.Select(token => Quote(token.Value)).Prepend("notecast"));

    private static string Quote(string word) => word.Length > 0 && !word.Any(character => char.IsWhiteSpace(character) || character is '"' or '\'')
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
