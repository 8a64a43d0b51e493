using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;
using Notecast.Embedded.Narrations;

namespace Notecast.Cli.DeadLetters.Exporting;

/// <summary>A file of letters that is complete or not there: it has another name until its last letter is on the disk.</summary>
internal sealed class LetterExport : IDisposable
{
    private readonly string _path;
    private readonly string _partPath;
    private readonly bool _overwrites;
    private LetterWriter? _part;

    private LetterExport(string path, bool overwrites)
    {
        _path = path;
        _partPath = $"{path}.{Guid.NewGuid().ToString("N")[..8]}.part";
        _overwrites = overwrites;
    }

    /// <summary>An export to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrites">Whether the export takes the place of a file that is there.</param>
    /// <exception cref="CommandException">
    /// It cannot be a file, its folder does not exist, or it is there and shall not be overwritten, or is a device or a pipe.
    /// </exception>
    public static LetterExport To(string path, bool overwrites)
    {
        var full = LetterWriter.RequireFile(path);
        if (!File.Exists(full))
        {
            return new LetterExport(full, overwrites);
        }

        if (!overwrites)
        {
            throw CommandException.Failed($"{path}: exists already. Name a new file, or add --force to overwrite it.");
        }

        // A link stays: it is the file that it names which is overwritten.
        return IsOrdinaryFile(full)
            ? new LetterExport(File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full, overwrites)
            : throw CommandException.Failed(
                $"{path}: is no ordinary file that may be written, and is not replaced by one. Name another file, or write to standard output "
                + "with - and redirect it.");
    }

    /// <summary>Adds letters.</summary>
    /// <exception cref="CommandException">The file cannot be written.</exception>
    public void Add(IEnumerable<DeadLetterMessage> letters) => Try(() => (_part ??= LetterWriter.Create(_partPath)).Write(letters));

    /// <summary>Gives the file its name, durably.</summary>
    /// <exception cref="CommandException">The file cannot be written, or another one took its name meanwhile.</exception>
    public void Complete()
    {
        Add([]);
        Try(() =>
        {
            _part!.Flush();
            _part.Dispose();
            File.Move(_partPath, _path, _overwrites);
            var folder = Path.GetDirectoryName(_path)!;
            DirectorySync.Flush(folder, folder);
        });
    }

    /// <summary>An export that is not complete leaves nothing behind.</summary>
    public void Dispose()
    {
        _part?.Dispose();
        File.Delete(_partPath);
    }

    /// <summary>Whether it has a length that can be set, which no device and no pipe has. Nothing is changed.</summary>
    private static bool IsOrdinaryFile(string path)
    {
        try
        {
            // Opened for both, so that it does not wait for a pipe's other end.
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (!file.CanSeek)
            {
                return false;
            }

            file.SetLength(file.Length);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Environment,
                $"{_path}: cannot be written ({exception.Message}). Nothing was exported; mend its folder, or name another file.",
                exception);
        }
    }
}
