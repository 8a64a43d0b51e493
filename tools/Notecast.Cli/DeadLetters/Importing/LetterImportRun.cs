using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>Brings a file's letters into the queue, when all of its lines are good.</summary>
internal sealed class LetterImportRun(Terminal terminal, LetterFile file, bool isJson, string commandLine)
{
    private const int ProblemsShown = 20;

    private readonly List<ProblemDocument> _badLines = [];
    private long _good;
    private long _bad;

    /// <summary>Checks every line.</summary>
    /// <returns>Whether all are good; those that are not are named.</returns>
    public bool Check(CancellationToken stop)
    {
        foreach (var (letter, place, problem) in file.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (letter is not null)
            {
                _good++;
            }
            else if (++_bad <= ProblemsShown)
            {
                _badLines.Add(new ProblemDocument(place, problem));
            }
        }

        if (_bad > 0)
        {
            Refuse();
        }

        return _bad == 0;
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(OperationsTarget target, CancellationToken stop)
    {
        var importer = new LetterImporter(target.OpenDeadLetters, target.Audit, target.Who, commandLine, terminal.Time);
        string? problem = null;
        var isInterrupted = false;
        try
        {
            isInterrupted = await ImportAsync(importer, stop);
        }
        catch (TransientFailureException exception)
        {
            problem = exception.Message;
        }

        Report(importer, isInterrupted, problem);
        return isInterrupted ? ExitCodes.Interrupted : problem is null ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private Task<bool> ImportAsync(LetterImporter importer, CancellationToken stop)
    {
        var letters = file.Read().Select(line => line.Letter).OfType<DeadLetterMessage>();
        return terminal.IsInteractive && !isJson
            ? ProgressBar.RunAsync(
                terminal.Console,
                "Importing",
                _good,
                progress => importer.ImportAsync(letters, progress, stop))
            : importer.ImportAsync(letters, _ => { }, stop);
    }

    private void Refuse()
    {
        if (isJson)
        {
            Json.WriteDocument(terminal.Out, new LetterImportDocument(_good + _bad, 0, 0, false, _badLines, null));
            return;
        }

        foreach (var line in _badLines)
        {
            terminal.Complain($"{line.Place}: {line.Problem}");
        }

        var more = _bad > ProblemsShown ? $", of which the first {ProblemsShown} are named" : "";
        var bad = $"{Words.Count(_bad, "line")} of {_good + _bad:N0} {(_bad == 1 ? "is" : "are")} bad";
        terminal.Complain($"nothing was imported: {bad}{more}. Mend them.");
    }

    private void Report(LetterImporter importer, bool isInterrupted, string? problem)
    {
        if (isJson)
        {
            Json.WriteDocument(
                terminal.Out, new LetterImportDocument(_good, importer.Added, importer.ThereAlready, isInterrupted, [], problem));
        }
        else
        {
            terminal.Out.WriteLine($"{Words.Count(importer.Added, "letter")} added, {importer.ThereAlready:N0} there already.");
        }

        if (isInterrupted || problem is not null)
        {
            var why = isInterrupted ? "stopped." : $"ended early: {problem}";
            terminal.Complain($"{why} Run the command again: what is in the queue already is not added twice.");
        }
    }
}
