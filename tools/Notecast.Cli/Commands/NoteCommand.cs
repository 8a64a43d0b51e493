using System.CommandLine;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Commands;

/// <summary><c>notecast note</c>: what clients of the notes table do.</summary>
internal sealed class NoteCommand : Command
{
    public NoteCommand(Terminal terminal, CommonOptions common)
        : base("note", "Write, show, list, remove and import notes")
    {
        Add(new NotePutCommand(terminal, common));
        Add(new NoteShowCommand(terminal, common));
        Add(new NoteListCommand(terminal, common));
        Add(new NoteRemoveCommand(terminal, common));
        Add(new NoteImportCommand(terminal, common));
    }
}
