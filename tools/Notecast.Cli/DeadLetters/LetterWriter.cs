using System.Text;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;
using Notecast.Embedded.Narrations;

namespace Notecast.Cli.DeadLetters;

/// <summary>
/// Writes a new file of letters, one a line as <see cref="LetterLine"/> writes them. What cannot be written leaves no part of itself behind.
/// </summary>
internal sealed class LetterWriter : IDisposable
{
    private readonly FileStream _file;

    private LetterWriter(FileStream file) => _file = file;

    /// <summary>The full path of a file that an operator named.</summary>
    /// <exception cref="CommandException">It cannot be a file, or its folder does not exist.</exception>
    public static string RequireFile(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is no file to write to. Name a new file.");
        }

        var full = Path.GetFullPath(path);
        return Directory.Exists(Path.GetDirectoryName(full))
            ? full
            : throw CommandException.Failed($"{path}: its folder does not exist. Make the folder, or name another file.");
    }

    /// <summary>Makes the file, and its folder when there is none. Letters name users and their notes, so it is its owner's alone.</summary>
    /// <exception cref="IOException">It cannot be made, or is there already.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static LetterWriter Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var isNewFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);

        // Without a buffer the file is as long as what was written, so that it can be cut back.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);

        // The file is only there after a power failure when the folder that names it is on the disk, too.
        DirectorySync.Flush(folder, isNewFolder ? Path.GetDirectoryName(folder) ?? folder : folder);
        return new LetterWriter(file);
    }

    /// <summary>Writes letters. They are on the disk after the next <see cref="Flush"/>.</summary>
    public void Write(IEnumerable<DeadLetterMessage> letters)
    {
        foreach (var letter in letters)
        {
            _file.Write(Encoding.UTF8.GetBytes($"{LetterLine.Write(letter)}\n"));
        }
    }

    /// <summary>Brings what was written to the disk.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <summary>Writes letters and brings them to the disk; when that fails, the file is as it was.</summary>
    public void Append(IEnumerable<DeadLetterMessage> letters)
    {
        var end = _file.Length;
        try
        {
            Write(letters);
            Flush();
        }
        catch
        {
            // A full disk may have taken a part of them.
            _file.SetLength(end);
            throw;
        }
    }

    public void Dispose() => _file.Dispose();
}
