using System.Diagnostics;
using System.Text;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;
using Notecast.Cli.Output;

namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>
/// The editor of <c>$VISUAL</c> or <c>$EDITOR</c>, as git starts it: by the shell, with the file as its last argument; the terminal's keys
/// are the editor's while it runs. What a person wrote is kept, unless it was taken.
/// </summary>
internal sealed class ExternalEditor(Terminal terminal) : IDisposable
{
    private string _text = "";
    private string? _folder;

    private string FilePath => Path.Combine(_folder!, "body.json");

    /// <summary>Lets a person change a text.</summary>
    /// <exception cref="CommandException">There is no editor or no terminal, or the editor failed.</exception>
    public async Task<string> EditAsync(string text)
    {
        var editor = terminal.Variable("VISUAL") is { Length: > 0 } visual ? visual : terminal.Variable("EDITOR");
        if (string.IsNullOrWhiteSpace(editor) || !terminal.CanAsk)
        {
            throw CommandException.Usage(
                "Nothing says how to edit. Give --set path=value or --file FILE, or on a terminal set VISUAL or EDITOR to an editor.");
        }

        _text = text;
        _folder = Directory.CreateTempSubdirectory("notecast-edit-").FullName;
        await File.WriteAllTextAsync(FilePath, $"{text}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CancellationToken.None);
        await RunAsync(editor);
        return NoteText.TryReadFile(FilePath, out var edited, out var problem)
            ? edited
            : throw CommandException.Failed($"the edited body {problem}");
    }

    /// <summary>Deletes what was edited, since it is where it belongs.</summary>
    public void Forget()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
            _folder = null;
        }
    }

    /// <summary>Says where it is kept, when it was changed and not taken.</summary>
    public void Dispose()
    {
        if (_folder is null)
        {
            return;
        }

        var isUnchanged = NoteText.TryReadFile(FilePath, out var edited, out _) && edited == _text;
        if (isUnchanged || !File.Exists(FilePath))
        {
            Forget();
            return;
        }

        terminal.Complain($"what you edited is kept in {Paths.Display(FilePath)}; 'notecast dlq edit ID --file FILE' takes it.");
    }

    private async Task RunAsync(string editor)
    {
        // The shell gets the keys, too, and has to wait for the editor; what it traps and does not ignore is the editor's as usual.
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", $"{editor} \"{FilePath}\""])
            : new ProcessStartInfo("/bin/sh", ["-c", $"trap : INT QUIT; {editor} \"$1\"", editor, FilePath]);
        using var keys = terminal.LendKeys?.Invoke();
        using var process = Process.Start(start)
            ?? throw CommandException.Failed($"{editor}: could not be started. Set VISUAL or EDITOR to an editor.");

        // Whoever ends this command ends the editor himself: nobody writes into a terminal that an editor has.
        await process.WaitForExitAsync(CancellationToken.None);
        if (process.ExitCode != 0)
        {
            throw CommandException.Failed($"{editor} ended with exit code {process.ExitCode}; nothing was changed.");
        }
    }
}
