using System.CommandLine;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Commands;

/// <summary>A command with examples in its help.</summary>
internal abstract class CliCommand : Command
{
    protected CliCommand(string name, string description, Terminal terminal, CommonOptions common)
        : base(name, description)
    {
        Terminal = terminal;
        Common = common;
        SetAction(RunAsync);
    }

    /// <summary>Shown at the end of the help: a command line and what it does.</summary>
    public abstract IReadOnlyList<(string CommandLine, string Does)> Examples { get; }

    protected Terminal Terminal { get; }

    protected CommonOptions Common { get; }

    protected abstract Task<int> RunAsync(ParseResult arguments, CancellationToken stop);

    protected static Option<bool> NewYesOption(string description) => new("--yes", "-y") { Description = description };

    protected static Option<bool> NewJsonOption(string description) => new("--json") { Description = description };
}
