using System.Globalization;
using System.Text;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;
using Notecast.Embedded.Narrations;

namespace Notecast.Cli.DeadLetters;

/// <summary>
/// A new file of letters, one a line as <see cref="LetterLine"/> writes them. What was added is on the disk when the call returns. The file
/// is made with the first letter.
/// </summary>
internal sealed class LetterArchive : IDisposable
{
    private FileStream? _file;

    private LetterArchive(string path) => FilePath = path;

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether letters were added.</summary>
    public bool HasLetters => _file is not null;

    /// <summary>A file that is named by the operator.</summary>
    /// <exception cref="CommandException">It exists already, or its folder does not.</exception>
    public static LetterArchive NewAt(string path)
    {
        if (string.IsNullOrWhiteSpace(path) || Directory.Exists(path))
        {
            throw CommandException.Usage($"'{path}' is no file to write to. Name a new file.");
        }

        var archive = new LetterArchive(Path.GetFullPath(path));
        if (!Directory.Exists(Path.GetDirectoryName(archive.FilePath)))
        {
            throw CommandException.Failed($"{path}: its folder does not exist. Make the folder, or name another file.");
        }

        return File.Exists(archive.FilePath)
            ? throw CommandException.Failed($"{path}: exists already, and letters are not written over it. Name a new file.")
            : archive;
    }

    /// <summary>A file in a folder of such files, named by what is done to its letters and when.</summary>
    public static LetterArchive NewIn(string folder, string done, TimeProvider time)
    {
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var unique = Guid.NewGuid().ToString("N")[..8];
        return new LetterArchive(Path.GetFullPath(Path.Combine(folder, $"{done}-{stamp}-{unique}.jsonl")));
    }

    /// <summary>Adds letters.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public void Add(IReadOnlyList<DeadLetterMessage> letters)
    {
        try
        {
            _file ??= Create(FilePath);
            foreach (var letter in letters)
            {
                _file.Write(Encoding.UTF8.GetBytes($"{LetterLine.Write(letter)}\n"));
            }

            _file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Environment,
                $"{FilePath}: cannot be written ({exception.Message}). No letter leaves the queue that is not in a file; mend its folder.",
                exception);
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Letters name users and their notes, so the file is its owner's alone.</summary>
    private static FileStream Create(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var isNewFolder = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);

        // The file is only there after a power failure when the folder that names it is on the disk, too.
        DirectorySync.Flush(folder, isNewFolder ? Path.GetDirectoryName(folder) ?? folder : folder);
        return file;
    }
}
