using System.CommandLine;
using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.Catalog;
using Notecast.Embedded;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note list</c>: notes with their narrations.</summary>
internal sealed class NoteListCommand : CliCommand
{
    private static readonly string[] Statuses = [.. Enum.GetValues<NarrationStatus>().Select(StatusStyle.WordOf)];

    private readonly Option<string?> _user = new("--user") { Description = "Only this user's notes", HelpName = "user" };
    private readonly Option<string?> _status = new("--status") { Description = "Only notes that stand there; all but removed ones if left out", HelpName = string.Join('|', Statuses) };
    private readonly Option<int?> _limit = new("--limit") { Description = "At most so many notes [default: all]", HelpName = "n" };
    private readonly Option<bool> _json = NewJsonOption("Write JSON Lines: one object a note");

    public NoteListCommand(Terminal terminal, CommonOptions common)
        : base("list", "List notes, the newest change first", terminal, common)
    {
        _status.AcceptOnly(Statuses);
        _limit.Validators.Add(option =>
        {
            if (option.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var limit) && limit < 1)
            {
                option.AddError("--limit is less than 1.");
            }
        });
        Options.Add(_user);
        Options.Add(_status);
        Options.Add(_limit);
        Options.Add(_json);
    }

    public override IReadOnlyList<(string CommandLine, string Does)> Examples =>
    [
        ("notecast note list --user ada --limit 20", "Ada's twenty newest notes."),
        ("notecast note list --status failed", "What failed, why, and what to do about it."),
        ("notecast note list --json | jq -r 'select(.status == \"ready\") | .file'", "The files of all that can be heard."),
    ];

    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken stop)
    {
        var status = arguments.GetValue(_status) is { } word ? Enum.Parse<NarrationStatus>(word, ignoreCase: true) : (NarrationStatus?)null;
        await using var stack = DataFolders.OpenExisting(Common.DataFolder(arguments), Terminal.Time);
        var rows = await ListAsync(stack.View, arguments.GetValue(_user), status, arguments.GetValue(_limit) ?? int.MaxValue, stop);
        if (arguments.GetValue(_json))
        {
            foreach (var row in rows)
            {
                Json.WriteLine(Terminal.Out, NoteDocument.Of(row));
            }

            return ExitCodes.Ok;
        }

        if (rows.Count == 0)
        {
            Terminal.Out.WriteLine("No notes.");
            return ExitCodes.Ok;
        }

        Terminal.Console.Write(NoteTable.Of(rows, Terminal.Width));
        FailureLines.Write(Terminal, [.. rows.Where(row => row.Status == NarrationStatus.Failed)]);
        return ExitCodes.Ok;
    }

    private static async Task<IReadOnlyList<NoteRow>> ListAsync(
        PipelineView view, string? user, NarrationStatus? status, int limit, CancellationToken stop)
    {
        var rows = await view.ListAsync(user is null ? limit : int.MaxValue, status, stop);
        return user is null ? rows : [.. rows.Where(row => row.Key.UserId == user).Take(limit)];
    }
}
