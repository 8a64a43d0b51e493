using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Notecast.Benchmarks;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;
using Notecast.Domain.Failures;
using Notecast.Embedded;

namespace Notecast.Cli;

/// <summary>The <c>notecast</c> command, from its arguments to its exit code.</summary>
internal static class NotecastApp
{
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken stop)
    {
        var common = new CommonOptions(terminal);
        var parsed = Parse(arguments, terminal, common);
        if (!IsUnderstood(parsed))
        {
            return ComplainAboutUsage(parsed, terminal);
        }

        try
        {
            return await parsed.InvokeAsync(NewConfiguration(terminal), stop);
        }
        catch (Exception exception) when (!common.WantsDebug(parsed) || stop.IsCancellationRequested)
        {
            return Complain(exception, terminal, stop);
        }
    }

    /// <summary>Reads a command line, and runs nothing.</summary>
    public static ParseResult Parse(string[] arguments, Terminal terminal, CommonOptions common) =>
        // A note may start with '@': that is no file of arguments.
        NewRoot(terminal, common).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Whether a command line can be run.</summary>
    public static bool IsUnderstood(ParseResult parsed) => parsed.Action is not (ParseErrorAction or null) && FindMistypedOption(parsed) is null;

    private static RootCommand NewRoot(Terminal terminal, CommonOptions common)
    {
        var root = new RootCommand("Turns notes into audio, in order and without losing one, on this machine.")
        {
            new UpCommand(terminal, common),
            new NoteCommand(terminal, common),
            new StatusCommand(terminal, common),
            new DlqCommand(terminal, common),
            new ReconcileCommand(terminal, common),
            new InvokeCommand(terminal, common),
            new EventCommand(terminal, common),
            new DictateCommand(terminal, common),
            new SimulateCommand(terminal, common),
            new BenchCommand(),
        };
        root.Options.Add(common.Data);
        root.Options.Add(common.Debug);
        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!);
        }

        return root;
    }

    private static InvocationConfiguration NewConfiguration(Terminal terminal) => new()
    {
        Output = terminal.Out,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,

        // Signals are handled by whoever gives the token.
        ProcessTerminationTimeout = null,
    };

    /// <summary>The parser takes an option that it does not know for an argument where one may stand: <c>--ssmll</c> would be a text.</summary>
    private static string? FindMistypedOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == System.CommandLine.Parsing.TokenType.DoubleDash))
        {
            return null;
        }

        return parsed.CommandResult.Children
            .OfType<System.CommandLine.Parsing.ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .FirstOrDefault(value => value.StartsWith("--", StringComparison.Ordinal) && !value.Any(char.IsWhiteSpace));
    }

    private static int ComplainAboutUsage(ParseResult parsed, Terminal terminal)
    {
        var problem = FindMistypedOption(parsed) is { } option
            ? $"'{option}' is no option here; a text that begins with -- goes behind --."
            : parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "A command is missing.";
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result is System.CommandLine.Parsing.CommandResult command; result = result.Parent)
        {
            names.Push(command.Command is RootCommand ? "notecast" : command.Command.Name);
        }

        terminal.Complain($"{problem} See: {string.Join(' ', names)} --help");
        return ExitCodes.Usage;
    }

    private static int Complain(Exception exception, Terminal terminal, CancellationToken stop)
    {
        var (exitCode, message) = exception switch
        {
            OperationCanceledException when stop.IsCancellationRequested => (ExitCodes.Interrupted, "stopped."),
            CommandException known => (known.ExitCode, known.Message),
            BenchmarkException missing => (ExitCodes.Environment, missing.Message),
            DataFolderException folder => (ExitCodes.Environment, folder.Message),
            TransientFailureException { Failure.Code: FailureCode.StorageUnavailable } storage => (ExitCodes.Environment, storage.Message),
            _ => (ExitCodes.Failed, $"{exception.Message} This is unexpected ({exception.GetType().Name}); --debug shows where it came from."),
        };
        terminal.Complain(message);
        return exitCode;
    }
}
