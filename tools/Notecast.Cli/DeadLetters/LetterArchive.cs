using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>
/// A new file of letters, one a line as <see cref="LetterLine"/> writes them. What was added is on the disk when the call returns. The file
/// is made with the first letter, and ends with a whole one when adding fails.
/// </summary>
internal sealed class LetterArchive : IDisposable
{
    private LetterWriter? _file;

    private LetterArchive(string path) => FilePath = path;

    /// <summary>The file.</summary>
    public string FilePath { get; }

    /// <summary>Whether letters were added.</summary>
    public bool HasLetters { get; private set; }

    /// <summary>A file that is named by the operator.</summary>
    /// <exception cref="CommandException">It exists already, or its folder does not.</exception>
    public static LetterArchive NewAt(string path)
    {
        var full = LetterWriter.RequireFile(path);
        return File.Exists(full)
            ? throw CommandException.Failed($"{path}: exists already, and letters are not written over it. Name a new file.")
            : new LetterArchive(full);
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
            _file ??= LetterWriter.Create(FilePath);
            _file.Append(letters);
            HasLetters = true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Environment,
                $"{FilePath}: cannot be written ({exception.Message}). No letter leaves the queue that is not in a file; mend its folder.",
                exception);
        }
    }

    /// <summary>A file without a letter is no file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        if (_file is not null && !HasLetters)
        {
            File.Delete(FilePath);
        }
    }
}
