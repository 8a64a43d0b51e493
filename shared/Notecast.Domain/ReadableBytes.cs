using System.Runtime.InteropServices;

namespace Notecast.Domain;

/// <summary>Bytes that are read as a stream.</summary>
public static class ReadableBytes
{
    /// <summary>Opens bytes for reading. They are not copied where they are an array's, as audio is: it is large.</summary>
    public static MemoryStream OpenRead(this ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
