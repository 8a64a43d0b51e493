using System.Buffers;

namespace Notecast.Cli.Import;

/// <summary>
/// Reads lines as bytes, so that a line that is not UTF-8 can be named instead of being altered or ending the whole read.
/// </summary>
internal sealed class ByteLines(Stream stream) : IDisposable
{
    private readonly BufferedStream _stream = new(stream, 1 << 16);
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Whether the line that was read last has a line end. The last one of a file may have none.</summary>
    public bool HasLineEnd { get; private set; }

    /// <summary>The next line, without its end; <see langword="false"/> at the end of the file.</summary>
    public bool TryRead(out byte[] line)
    {
        _line.ResetWrittenCount();
        int next;
        while ((next = _stream.ReadByte()) is not (-1 or '\n'))
        {
            _line.Write([(byte)next]);
        }

        HasLineEnd = next == '\n';
        line = _line.WrittenSpan.ToArray();
        return next != -1 || line.Length > 0;
    }

    public void Dispose() => _stream.Dispose();
}
