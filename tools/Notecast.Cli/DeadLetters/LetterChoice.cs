using System.CommandLine;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.DeadLetters;

/// <summary>Which letters a command changes. Unlike one that only reads, it takes all of them only when it is told so.</summary>
internal sealed class LetterChoice(string does)
{
    private readonly LetterFilterOptions _filter = new();
    private readonly Option<bool> _all = new("--all") { Description = $"{char.ToUpperInvariant(does[0])}{does[1..]} all letters" };

    public void AddTo(Command command)
    {
        _filter.AddTo(command);
        command.Options.Add(_all);
    }

    /// <summary>Whether every letter is chosen.</summary>
    public bool IsAll(ParseResult arguments) => arguments.GetValue(_all);

    /// <summary>What the arguments choose.</summary>
    /// <exception cref="CommandException">Nothing is chosen, or the choices do not go together.</exception>
    public LetterFilter Read(ParseResult arguments, TimeProvider time)
    {
        var filter = _filter.Read(arguments, time);
        if (filter.IsEverything && !IsAll(arguments))
        {
            throw CommandException.Usage(
                $"No letter is chosen. Name what to {does}: message ids, --group, any of --kind, --step, --error, --user, --note, --since, "
                + "--until and --came-back, or --all.");
        }

        return !filter.IsEverything && IsAll(arguments)
            ? throw CommandException.Usage("--all and a choice of letters do not go together. Give one or the other.")
            : filter;
    }
}
