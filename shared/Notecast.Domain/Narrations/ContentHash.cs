using System.Security.Cryptography;

namespace Notecast.Domain.Narrations;

/// <summary>SHA-256 of what is spoken. Two revisions of a note with one content hash sound the same.</summary>
public sealed record ContentHash
{
    /// <summary>Number of hexadecimal digits that an object key carries.</summary>
    public const int PrefixLength = 16;

    /// <summary>Number of hexadecimal digits of the whole.</summary>
    public const int Length = SHA256.HashSizeInBytes * 2;

    private readonly string _hex;

    private ContentHash(string hex) => _hex = hex;

    /// <summary>The first 16 hexadecimal digits.</summary>
    public string Prefix => _hex[..PrefixLength];

    /// <summary>Reads 64 lower-case hexadecimal digits.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static ContentHash Parse(string hex) => hex is { Length: Length } && !hex.AsSpan().ContainsAnyExcept(LowerHex.Digits)
        ? new ContentHash(hex)
        : throw new FormatException($"'{hex}' is not a content hash; expected {Length} lower-case hexadecimal digits.");

    /// <summary>The 64 lower-case hexadecimal digits.</summary>
    public override string ToString() => _hex;

    internal static ContentHash Of(ReadOnlySpan<byte> canonicalForm) =>
        new(Convert.ToHexStringLower(SHA256.HashData(canonicalForm)));
}
