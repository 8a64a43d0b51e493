namespace Notecast.Fuzzing.Mutating;

/// <summary>Mutates bytes, whatever they mean.</summary>
internal static class ByteMutator
{
    private const int MostBytes = 8;

    private static readonly byte[] Interesting = [0x00, 0x01, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFE, 0xFF, .. "\"'\\{}[]<>&;:/%+.,0-\n"u8];

    /// <summary>Makes one change.</summary>
    /// <param name="input">The bytes; they are left as they are.</param>
    /// <param name="other">Bytes to splice with.</param>
    /// <param name="random">Decides.</param>
    public static byte[] Mutate(byte[] input, byte[] other, Random random)
    {
        if (input.Length == 0)
        {
            return Bytes(random);
        }

        var start = random.Next(input.Length);
        var length = Math.Min(random.Next(1, MostBytes + 1), input.Length - start);
        var before = input.AsSpan(0, start);
        var after = input.AsSpan(start + length);
        return random.Next(8) switch
        {
            0 => WithByte(input, start, (byte)(input[start] ^ (1 << random.Next(8)))),
            1 => WithByte(input, start, (byte)random.Next(256)),
            2 => WithByte(input, start, Interesting[random.Next(Interesting.Length)]),
            3 => [.. before, .. Bytes(random), .. input.AsSpan(start)],
            4 => [.. before, .. after],
            5 => [.. before, .. input.AsSpan(start, length), .. input.AsSpan(start)],
            6 => before.ToArray(),
            _ => [.. before, .. other.AsSpan(random.Next(other.Length + 1))],
        };
    }

    private static byte[] WithByte(byte[] input, int position, byte value)
    {
        var changed = (byte[])input.Clone();
        changed[position] = value;
        return changed;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(1, MostBytes + 1)];
        for (var position = 0; position < bytes.Length; position++)
        {
            bytes[position] = random.Next(2) == 0 ? Interesting[random.Next(Interesting.Length)] : (byte)random.Next(256);
        }

        return bytes;
    }
}
