namespace Notecast.Fuzzing.Samples;

/// <summary>Something that can be read as it is, and its parts.</summary>
internal sealed class Sample(byte[] bytes, IReadOnlyList<Part> parts, byte[] separator)
{
    public byte[] Bytes { get; } = bytes;

    /// <summary>Its parts; they may lie in each other, but overlap in no other way.</summary>
    public IReadOnlyList<Part> Parts { get; } = parts;

    /// <summary>What stands between two parts that follow each other.</summary>
    public byte[] Separator { get; } = separator;

    public ReadOnlySpan<byte> Of(Part part) => Bytes.AsSpan(part.Start, part.Length);

    public ReadOnlySpan<byte> Before(Part part) => Bytes.AsSpan(0, part.Start);

    public ReadOnlySpan<byte> After(Part part) => Bytes.AsSpan(part.End);
}
