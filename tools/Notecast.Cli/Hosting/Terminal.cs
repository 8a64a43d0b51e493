using Spectre.Console;

namespace Notecast.Cli.Hosting;

/// <summary>What the command reads from and writes to, so that tests can run it in their own process.</summary>
internal sealed record Terminal
{
    /// <summary>Standard output, for tables.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input. Reading it asynchronously ends when it is told to stop.</summary>
    public required TextReader Input { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Reads all environment variables, for a program that is started with them.</summary>
    public Func<IReadOnlyDictionary<string, string>> ReadVariables { get; init; } = () => new Dictionary<string, string>();

    /// <summary>Whether a person can be asked: questions go to standard error, answers come from standard input.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Leaves the keys that interrupt to a program that takes the terminal, until the result is disposed.</summary>
    public Func<IDisposable>? LendKeys { get; init; }

    /// <summary>Standard output, for lines that must not be wrapped.</summary>
    public TextWriter Out => Console.Profile.Out.Writer;

    /// <summary>Columns that a table may take.</summary>
    public int Width => Console.Profile.Width;

    /// <summary>Whether a person watches standard output.</summary>
    public bool IsInteractive => Console.Profile.Out.IsTerminal && Console.Profile.Capabilities.Ansi;

    /// <summary>Refuses to begin what has to ask when nobody can be asked.</summary>
    /// <param name="remedy">How to do it without.</param>
    /// <exception cref="CommandException">Nobody can be asked.</exception>
    public void RequirePerson(string remedy)
    {
        if (!CanAsk)
        {
            throw CommandException.Usage($"There is no terminal to ask on. {remedy}");
        }
    }

    /// <summary>Asks a question that only a clear yes answers.</summary>
    public async Task<bool> ConfirmAsync(string question, CancellationToken stop)
    {
        await Error.WriteAsync($"{Output.Cells.OneLine(question)} [y/N] ");

        // A console's line cannot be given up, so only the waiting for it ends.
        var answer = await Task.Run(Input.ReadLine, CancellationToken.None).WaitAsync(stop);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }

    /// <summary>Says something on standard error, as one line.</summary>
    public void Complain(string message) => Error.WriteLine($"notecast: {Output.Cells.OneLine(message)}");
}
