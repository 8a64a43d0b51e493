using System.Buffers;

namespace Notecast.Aws;

/// <summary>
/// Takes audio whose length nobody announces, in pooled pieces: of a stream that grows by doubling, each length would be garbage of its
/// own, three times the audio in all.
/// </summary>
internal static class ReceivedAudio
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>Reads a stream to its end into one array of its length.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var pieces = new List<byte[]>();
        try
        {
            var length = 0;
            int read;
            do
            {
                pieces.Add(ArrayPool<byte>.Shared.Rent(PieceBytes));
                read = await stream.ReadAtLeastAsync(
                    pieces[^1].AsMemory(0, PieceBytes), PieceBytes, throwOnEndOfStream: false, cancellationToken);
                length += read;
            }
            while (read == PieceBytes);

            return Join(pieces, length);
        }
        finally
        {
            pieces.ForEach(piece => ArrayPool<byte>.Shared.Return(piece));
        }
    }

    private static byte[] Join(List<byte[]> pieces, int length)
    {
        var whole = new byte[length];
        for (var number = 0; number < pieces.Count; number++)
        {
            var rest = whole.AsSpan(number * PieceBytes);
            pieces[number].AsSpan(0, Math.Min(PieceBytes, rest.Length)).CopyTo(rest);
        }

        return whole;
    }
}
