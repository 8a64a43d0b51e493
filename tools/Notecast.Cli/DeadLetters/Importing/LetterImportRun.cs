using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>
/// Brings a file's letters into the queue, when all of its lines are good. A last line that was cut off is left out: what it belongs to is
/// still in the queue, and nobody should have to edit a file at night for that.
/// </summary>
internal sealed class LetterImportRun(Terminal terminal, LetterFile file, bool isJson, string commandLine)
{
    private const int ProblemsShown = 20;

    private readonly List<ProblemDocument> _badLines = [];
    private long _good;
    private long _bad;
    private LetterFileLine? _cutOff;

    /// <summary>Checks every line.</summary>
    /// <returns>Whether all are good, but for a last one that was cut off; those that are not are named.</returns>
    public bool Check(CancellationToken stop)
    {
        foreach (var line in file.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (line.Letter is not null)
            {
                _good++;
                continue;
            }

            _cutOff = line.IsCutOff ? line : null;
            if (++_bad <= ProblemsShown)
            {
                _badLines.Add(new ProblemDocument(line.Place, line.Problem));
            }
        }

        var isImported = _bad == 0 || (_bad == 1 && _cutOff is not null);
        if (!isImported)
        {
            Refuse();
        }

        return isImported;
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
        return isInterrupted ? ExitCodes.Interrupted : problem is null && _cutOff is null ? ExitCodes.Ok : ExitCodes.Failed;
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
                terminal.Out, new LetterImportDocument(_good + _bad, importer.Added, importer.ThereAlready, isInterrupted, _badLines, problem));
        }
        else
        {
            terminal.Out.WriteLine($"{Words.Count(importer.Added, "letter")} added, {importer.ThereAlready:N0} there already.");
            if (_cutOff is not null)
            {
                terminal.Complain($"one line was left out. {_cutOff.Place} {_cutOff.Problem}");
            }
        }

        if (isInterrupted || problem is not null)
        {
            var why = isInterrupted ? "stopped." : $"ended early: {problem}";
            terminal.Complain($"{why} Run the command again: what is in the queue already is not added twice.");
        }
    }
}
