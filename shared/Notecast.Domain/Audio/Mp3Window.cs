using System.Buffers;

namespace Notecast.Domain.Audio;

/// <summary>A window that moves over a stream, in one pooled buffer.</summary>
internal sealed class Mp3Window : IDisposable
{
    private const int Capacity = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _start;
    private int _end;

    /// <summary>Whether the stream ends with the window.</summary>
    public bool IsLast { get; private set; }

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, _end - _start);

    public void Advance(int length) => _start += length;

    /// <summary>The bytes just left behind; they stay until the next fill.</summary>
    public Memory<byte> Passed(int length) => _buffer.AsMemory(_start - length, length);

    /// <summary>Starts on another stream.</summary>
    public void Reset()
    {
        (_start, _end, IsLast) = (0, 0, false);
    }

    /// <summary>Reads on until the scanner can decide, or the stream ends.</summary>
    public async ValueTask FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        (_start, _end) = (0, _end - _start);
        while (_end < Mp3Scanner.Lookahead && !IsLast)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
            _end += read;
            IsLast = read == 0;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
