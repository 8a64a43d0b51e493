using System.Diagnostics;
using System.Text;
using Notecast.Cli.Hosting;
using Notecast.Cli.Import;

namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>The editor of <c>$VISUAL</c> or <c>$EDITOR</c>, as git starts it: by the shell, with the file as its last argument.</summary>
internal sealed class ExternalEditor(Terminal terminal)
{
    /// <summary>Lets a person change a text.</summary>
    /// <exception cref="CommandException">There is no editor or no terminal, or the editor failed.</exception>
    public async Task<string> EditAsync(string text, CancellationToken stop)
    {
        var editor = terminal.Variable("VISUAL") is { Length: > 0 } visual ? visual : terminal.Variable("EDITOR");
        if (string.IsNullOrWhiteSpace(editor) || !terminal.CanAsk)
        {
            throw CommandException.Usage(
                "Nothing says how to edit. Give --set path=value or --file FILE, or on a terminal set VISUAL or EDITOR to an editor.");
        }

        var folder = Directory.CreateTempSubdirectory("notecast-edit-").FullName;
        try
        {
            var path = Path.Combine(folder, "body.json");
            await File.WriteAllTextAsync(path, $"{text}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), stop);
            await RunAsync(editor, path, stop);
            return NoteText.TryReadFile(path, out var edited, out var problem)
                ? edited
                : throw CommandException.Failed($"the edited body {problem}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(string editor, string path, CancellationToken stop)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", $"{editor} \"{path}\""])
            : new ProcessStartInfo("/bin/sh", ["-c", $"{editor} \"$1\"", editor, path]);
        using var process = Process.Start(start)
            ?? throw CommandException.Failed($"{editor}: could not be started. Set VISUAL or EDITOR to an editor.");
        await process.WaitForExitAsync(stop);
        if (process.ExitCode != 0)
        {
            throw CommandException.Failed($"{editor} ended with exit code {process.ExitCode}; nothing was changed.");
        }
    }
}
