using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Notecast.Domain.Narrations;

/// <summary>
/// Bytes to hash: each field as its UTF-8 length (four bytes, big-endian; all ones for an absent field) and its UTF-8 bytes,
/// so that no two lists of fields share a form.
/// </summary>
internal static class CanonicalForm
{
    private const uint Absent = uint.MaxValue;

    public static ReadOnlySpan<byte> Of(params ReadOnlySpan<string?> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var field in fields)
        {
            BinaryPrimitives.WriteUInt32BigEndian(buffer.GetSpan(sizeof(uint)), field is null ? Absent : (uint)Encoding.UTF8.GetByteCount(field));
            buffer.Advance(sizeof(uint));
            Encoding.UTF8.GetBytes(field ?? "", buffer);
        }

        return buffer.WrittenSpan;
    }
}
