using System.CommandLine;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>The options that say which pipeline an operator's command works on: <c>--data</c>, or a stack on AWS.</summary>
internal sealed class TargetOptions
{
    private readonly Terminal _terminal;
    private readonly CommonOptions _common;

    public TargetOptions(Terminal terminal, CommonOptions common)
    {
        _terminal = terminal;
        _common = common;
    }

    public Option<string?> Stack { get; } = new("--stack")
    {
        Description = "The CloudFormation stack, on AWS, instead of a data folder",
        HelpName = "name",
        Recursive = true,
    };

    public Option<string?> Region { get; } = new("--region")
    {
        Description = "The stack's region [default: as the AWS CLI finds it]",
        HelpName = "region",
        Recursive = true,
    };

    public Option<string?> Profile { get; } = new("--profile")
    {
        Description = "The AWS profile [default: as the AWS CLI finds it]",
        HelpName = "profile",
        Recursive = true,
    };

    /// <summary>Adds the options to a command, for it and the commands below it.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Stack);
        command.Options.Add(Region);
        command.Options.Add(Profile);
    }

    /// <summary>Opens what the arguments name.</summary>
    /// <exception cref="CommandException">The options do not go together, or there is no such folder or stack.</exception>
    public Task<OperationsTarget> OpenAsync(ParseResult arguments, CancellationToken stop) => throw new NotImplementedException($"{_terminal}{_common}");
}
