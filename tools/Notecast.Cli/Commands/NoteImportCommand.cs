using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Output;
using Notecast.Embedded;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note import</c>: writes the notes of a file or folder.</summary>
internal sealed class NoteImportCommand : CliCommand
{
    private const int ProblemsShown = 20;

    private readonly Argument<string> _path = new("path") { Description = "A JSON Lines file, or a folder of .txt, .ssml and .jsonl files" };
    private readonly Option<string?> _user = new("--user") { Description = "The user of notes that name none", HelpName = "user" };
    private readonly Option<bool> _skipBad = new("--skip-bad") { Description = "Import the good notes even when there are bad ones" };
    private readonly Option<bool> _json = NewJsonOption("Write the result as one JSON object");

    public NoteImportCommand(Terminal terminal, CommonOptions common)
        : base(
            "import",
            """
            Write many notes

            A JSON Lines file has one object a line, with the attributes of the notes table in any case: UserId, NoteId (a string or a
            number), Note, and where wanted VoiceId, Engine, LanguageCode, TextType (text or ssml), Title. In a folder each .txt or .ssml
            file is a note, named by the file; the folder that it is in names the user.

            All notes are checked before the first is written: while one is bad, nothing is imported and the exit code is 1.
            Notes that are the same already are left alone, so an import that was interrupted can simply be run again.
            """,
            terminal,
            common)
    {
        Arguments.Add(_path);
        Options.Add(_user);
        Options.Add(_skipBad);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast note import notes.jsonl", "Imports {\"UserId\": \"ada\", \"NoteId\": \"tea\", \"Note\": \"Tea at five.\"} and the like."),
        ("notecast note import diary --user ada", "Imports diary/monday.txt as the note 'monday' of the user 'ada'."),
        ("notecast note import notes.jsonl --skip-bad", "Imports what is good and names the rest."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var source = new ImportSource(arguments.GetRequiredValue(_path), arguments.GetValue(_user));
        var isJson = arguments.GetValue(_json);
        var (good, problems) = Check(source, stop);
        Tell(source, problems, isJson);
        var isRefused = problems.Count > 0 && !arguments.GetValue(_skipBad);
        var written = 0;
        if (!isRefused)
        {
            await using var stack = DataFolders.Open(Common.DataFolder(arguments), Terminal.Time);
            written = await WriteAsync(stack.NoteClient, source, good, isJson, stop);
        }

        Report(new ImportDocument(good + problems.Count, written, isRefused ? 0 : good - written, problems.Count, problems), isRefused, isJson);
        return problems.Count > 0 ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static (int Good, IReadOnlyList<ProblemDocument> Problems) Check(ImportSource source, CancellationToken stop)
    {
        var good = 0;
        var problems = new List<ProblemDocument>();
        foreach (var item in source.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (item.Problem is { } problem)
            {
                problems.Add(new ProblemDocument(item.Place, problem));
            }
            else
            {
                good++;
            }
        }

        return (good, problems);
    }

    private void Tell(ImportSource source, IReadOnlyList<ProblemDocument> problems, bool isJson)
    {
        if (source.UnknownAttributes.Count > 0)
        {
            Terminal.Complain($"left out attributes that no note has: {string.Join(", ", source.UnknownAttributes)}. See: notecast note import --help");
        }

        foreach (var problem in isJson ? [] : problems.Take(ProblemsShown))
        {
            Terminal.Complain($"{problem.Place}: {problem.Problem}");
        }

        if (!isJson && problems.Count > ProblemsShown)
        {
            Terminal.Complain($"and {Words.Count(problems.Count - ProblemsShown, "more problem")}; --json names them all.");
        }
    }

    private async Task<int> WriteAsync(NoteClient client, ImportSource source, int total, bool isJson, CancellationToken stop)
    {
        var writer = new BatchWriter(client, source);
        return Terminal.IsInteractive && !isJson
            ? await ProgressBar.RunAsync(Terminal.Console, "Importing", total, progress => writer.WriteAsync(progress, stop))
            : await writer.WriteAsync(_ => { }, stop);
    }

    private void Report(ImportDocument result, bool isRefused, bool isJson)
    {
        if (isJson)
        {
            Json.WriteDocument(Terminal.Out, result);
        }
        else if (isRefused)
        {
            Terminal.Complain(
                $"nothing was imported: {Words.Count(result.Refused, "note")} of {Words.Count(result.Read, "note")} {(result.Refused == 1 ? "is" : "are")} bad. Mend them, or import the others with --skip-bad.");
        }
        else
        {
            var refused = result.Refused > 0 ? $", {result.Refused:N0} refused" : "";
            Terminal.Out.WriteLine($"{Words.Count(result.Written, "note")} written, {result.Unchanged:N0} unchanged{refused}.");
        }
    }
}
