using System.Text;
using Notecast.Domain.Auditing;
using Notecast.Domain.Ports;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Operations;

/// <summary>
/// The audit log as a file of JSON Lines. The database's own lock keeps other processes out while a line is added, and waits for them.
/// </summary>
internal sealed class EmbeddedAuditLog(Database database, DataFolder folder) : IAuditLog
{
    private const byte LineEnd = (byte)'\n';

    public string Place => Path.Combine(folder.Operations, "audit.jsonl");

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        var line = Encoding.UTF8.GetBytes($"{AuditEntryFormat.Write(entry)}\n");
        return database.WriteAsync(_ => Append(line), cancellationToken);
    }

    private long Append(byte[] line)
    {
        try
        {
            const FileShare Anybody = FileShare.ReadWrite | FileShare.Delete;
            using var file = new FileStream(Place, FileMode.OpenOrCreate, FileAccess.ReadWrite, Anybody, bufferSize: 0);
            WriteDurably(file, line);
            return file.Length;
        }
        catch (Exception exception) when (DurableFile.IsStorageFailure(exception))
        {
            throw DurableFile.Unavailable(Place, exception);
        }
    }

    private void WriteDurably(FileStream file, byte[] line)
    {
        var end = file.Length;
        try
        {
            EndCutLine(file);
            file.Write(line);
            file.Flush(flushToDisk: true);
        }
        catch
        {
            // A full disk may have taken a part of the line.
            file.SetLength(end);
            throw;
        }

        if (end == 0)
        {
            DirectorySync.Flush(folder.Operations, folder.Root);
        }
    }

    /// <summary>Goes to the end. A line that a power failure cut off stays as it is, on a line of its own.</summary>
    private static void EndCutLine(FileStream file)
    {
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != LineEnd)
            {
                file.WriteByte(LineEnd);
            }
        }
    }
}
