using System.CommandLine;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Commands;

/// <summary>The options that every command has.</summary>
internal sealed class CommonOptions(Terminal terminal)
{
    private const string DataVariable = "NOTECAST_DATA";
    private const string DebugVariable = "NOTECAST_DEBUG";
    private const string DefaultData = "./data";

    public Option<string?> Data { get; } = new("--data")
    {
        Description = $"The data folder [default: ${DataVariable}, or {DefaultData}]",
        HelpName = "folder",
        Recursive = true,
    };

    public Option<bool> Debug { get; } = new("--debug")
    {
        Description = $"Show where an error came from (also {DebugVariable}=1)",
        Recursive = true,
    };

    public string DataFolder(ParseResult arguments)
    {
        var folder = arguments.GetValue(Data) ?? (terminal.Variable(DataVariable) is { Length: > 0 } named ? named : DefaultData);
        return string.IsNullOrWhiteSpace(folder) ? throw CommandException.Usage("--data is empty. Name a folder.") : folder;
    }

    public bool WantsDebug(ParseResult arguments) => arguments.GetValue(Debug) || terminal.Variable(DebugVariable) is "1" or "true";
}
