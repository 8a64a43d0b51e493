using System.Text;

namespace Notecast.Aws;

/// <summary>
/// Receipt handles of letters that were only read, in a temporary file, so that their number takes no memory. They are no secrets, and no
/// note text; the file is the user's alone and goes when it is closed.
/// </summary>
internal sealed class ReceiptSpool : IDisposable
{
    private readonly Lock _lock = new();
    private FileStream? _file;

    /// <summary>How many handles are kept.</summary>
    public int Count { get; private set; }

    /// <summary>Keeps a handle.</summary>
    public void Add(ReceivedHandle handle)
    {
        lock (_lock)
        {
            _file ??= Create();
            using var writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
            writer.Write(handle.HiddenUntil.UtcTicks);
            writer.Write(handle.Receipt);
            Count++;
        }
    }

    /// <summary>All handles, in the order in which they were kept. None is added while they are read.</summary>
    public IEnumerable<ReceivedHandle> ReadAll()
    {
        if (_file is null)
        {
            yield break;
        }

        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        for (var left = Count; left > 0; left--)
        {
            var hiddenUntil = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            yield return new ReceivedHandle(reader.ReadString(), hiddenUntil);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static FileStream Create()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), $"notecast-{Path.GetRandomFileName()}"), options);
    }
}
