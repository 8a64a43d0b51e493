using System.CommandLine;

namespace Notecast.Cli.Hosting;

/// <summary>Command lines as text: those that were typed, for the audit log, and those that are proposed.</summary>
internal static class CommandLineText
{
    /// <summary>What was typed.</summary>
    public static string Of(ParseResult arguments) =>
        string.Join(' ', arguments.Tokens.Select(token => Quote(token.Value)).Prepend("notecast"));

    /// <summary>A word as a shell takes it.</summary>
    public static string Quote(string word) => word.Length > 0 && word.All(IsPlain)
        ? word
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char character) =>
        char.IsLetterOrDigit(character) || character is '/' or '.' or '-' or '_' or ':' or '=' or '+' or ',';
}
