using System.CommandLine;

namespace Notecast.Cli.Commands;

/// <summary>Options whose value is a text.</summary>
internal static class TextOptions
{
    /// <summary>
    /// Refuses a value that is empty or blank, before anything else is said of it. It is the variable of a script that was not set, and
    /// would choose everything, or nothing.
    /// </summary>
    public static void RefuseBlank(this Option option) => option.Validators.Insert(0, result =>
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{option.Name} is empty. Give its {option.HelpName}, or leave it out.");
        }
    });
}
