using System.CommandLine;
using System.CommandLine.Parsing;
using Notecast.Aws;
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

    public Option<string?> Archive { get; } = new("--archive")
    {
        Description = "The folder for what is taken out of the queue [default: operations/ in the data folder; of a stack, "
            + "$XDG_STATE_HOME/notecast/STACK, or ~/.local/state/notecast/STACK]",
        HelpName = "folder",
        Recursive = true,
    };

    public Option<TimeSpan?> Hold { get; } = new("--hold")
    {
        Description = "How long letters stay hidden from others when the command is killed, 1s to 6h; of a stack only [default: 2m]",
        HelpName = "duration",
        Recursive = true,
        CustomParser = ParseHold,
    };

    /// <summary>Adds the options to a command, for it and the commands below it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="hasLetters">Whether it works on dead letters.</param>
    public void AddTo(Command command, bool hasLetters = true)
    {
        command.Options.Add(Stack);
        command.Options.Add(Region);
        command.Options.Add(Profile);
        if (hasLetters)
        {
            command.Options.Add(Archive);
            command.Options.Add(Hold);
        }
    }

    /// <summary>Opens what the arguments name.</summary>
    /// <exception cref="CommandException">
    /// The options do not go together, there is no such folder or stack, or AWS cannot be asked: no region, no credentials, no access.
    /// </exception>
    public async Task<OperationsTarget> OpenAsync(ParseResult arguments, CancellationToken stop)
    {
        RefuseBlank(arguments, Archive);
        var stack = await FindStackAsync(arguments);
        string Propose(string commandLine) => TargetArguments.Propose(commandLine, arguments, _common, this);
        var archive = arguments.GetValue(Archive) is { } folder ? Path.GetFullPath(folder) : null;
        if (stack is null)
        {
            RefuseWithoutStack(arguments, Hold);
            return DataFolderTarget.Open(_common.DataFolder(arguments), archive, Propose, _terminal.Time);
        }

        string ArchiveOf(string name) => archive ?? ArchiveFolders.OfStack(name, _terminal.Variable);
        return await StackTarget.OpenAsync(
            stack.Value.Name, stack.Value.Caller, ArchiveOf, arguments.GetValue(Hold), Propose, _terminal.Time, stop);
    }

    /// <summary>The stack that the arguments name, and who asks it; <see langword="null"/> when they do not name one.</summary>
    /// <exception cref="CommandException">The options do not go together, or there is no region or there are no credentials.</exception>
    public async Task<(string Name, AwsCaller Caller)?> FindStackAsync(ParseResult arguments)
    {
        foreach (var option in (Option<string?>[])[Stack, Region, Profile])
        {
            RefuseBlank(arguments, option);
        }

        if (arguments.GetValue(Stack) is not { } stack)
        {
            RefuseWithoutStack(arguments, Region);
            RefuseWithoutStack(arguments, Profile);
            return null;
        }

        RefuseWithStack(arguments, _common.Data);
        return (stack, await new AwsAccess(_terminal.Variable).FindAsync(arguments.GetValue(Region), arguments.GetValue(Profile)));
    }

    /// <summary>Refuses an option that says something of a stack when there is none.</summary>
    public static void RefuseWithoutStack<T>(ParseResult arguments, Option<T> option)
    {
        if (arguments.GetValue(option) is not null)
        {
            throw CommandException.Usage($"{option.Name} is for AWS only. Name the stack with --stack, or leave {option.Name} out.");
        }
    }

    /// <summary>Refuses an option that says something of a data folder beside a stack.</summary>
    public void RefuseWithStack(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is not null)
        {
            throw CommandException.Usage($"{option.Name} and {Stack.Name} do not go together. Name either a data folder or a stack.");
        }
    }

    private static void RefuseBlank(ParseResult arguments, Option<string?> option)
    {
        if (arguments.GetValue(option) is { } value && string.IsNullOrWhiteSpace(value))
        {
            throw CommandException.Usage($"{option.Name} is empty. Give its {option.HelpName}, or leave it out.");
        }
    }

    private static TimeSpan? ParseHold(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Durations.TryParse(text, out var hold) && hold >= SqsDeadLetterBox.ShortestHold && hold <= SqsDeadLetterBox.LongestHold)
        {
            return hold;
        }

        argument.AddError($"--hold '{text}' is no duration from 1s to 6h. Write one as 30s, 2m or 1h.");
        return null;
    }
}
