using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>What tells letters apart when a queue has given them new ids: their body and their attributes.</summary>
internal static class LetterFingerprint
{
    public static UInt128 Of(DeadLetterMessage letter)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, letter.Body);
        foreach (var (name, value) in letter.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(hash.GetHashAndReset());
    }

    /// <summary>Each text comes after its length, so that no two sequences of texts are the same bytes.</summary>
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
