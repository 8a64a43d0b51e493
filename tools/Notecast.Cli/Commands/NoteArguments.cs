using System.CommandLine;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Operations;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Commands;

/// <summary>What names a note on the command line.</summary>
internal sealed class NoteArguments
{
    public Argument<string> User { get; } = new("user") { Description = "The note's owner (UserId)" };

    public Argument<string> Note { get; } = new("note") { Description = "The note's id (NoteId)" };

    public static NoteKey Key(string user, string note, bool isNumber = false) => NoteKeys.TryMake(user, note, isNumber, out var key, out var problem)
        ? key
        : throw CommandException.Usage(problem);

    /// <summary>The command that lists a user's notes, in the same data folder.</summary>
    public static string ProposeList(string user, ParseResult arguments, CommonOptions common) =>
        TargetArguments.Propose($"notecast note list --user {CommandLineText.Quote(user)}", arguments, common);
}
