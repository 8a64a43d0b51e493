using System.Text;
using CsCheck;
using Notecast.Domain.Audio;

namespace Notecast.Domain.Tests.Audio;

/// <summary>A generated MP3 stream with what is true of it.</summary>
internal sealed class Mp3Sample
{
    private readonly List<byte> _bytes = [];
    private readonly Random _random;

    private Mp3Sample(Mp3Format format, int seed)
    {
        Format = format;
        _random = new Random(seed);
    }

    public Mp3Format Format { get; }

    public List<(long Offset, int Length, int BitRateIndex)> Frames { get; } = [];

    public List<Mp3Damage> Garbage { get; } = [];

    /// <summary>Where headers in garbage say that their frames end.</summary>
    public List<long> LookAlikeEnds { get; } = [];

    public bool HasHeaderFrame { get; private set; }

    public byte[] Bytes => [.. _bytes];

    public byte[] Audio => [.. Frames.SelectMany(frame => _bytes.GetRange((int)frame.Offset, frame.Length))];

    public static readonly Gen<Mp3Format> AnyFormat = Gen.Int[0, Mp3Format.All.Length - 1].Select(index => Mp3Format.All[index]);

    /// <summary>Streams of all versions and rates, with runs of frames between tags, header frames and garbage.</summary>
    public static readonly Gen<Mp3Sample> Any = Generate(AnyFormat, 6, isClean: false);

    /// <summary>Streams without damage.</summary>
    public static Gen<Mp3Sample> Clean(Mp3Format format) => Generate(Gen.Const(format), 3, isClean: true);

    private static Gen<Mp3Sample> Generate(Gen<Mp3Format> formats, int mostRuns, bool isClean) =>
        Gen.Select(formats, Gen.Int, Gen.Int[1, 14], Gen.Bool, Gen.Int[0, 15].Array[1, mostRuns], (format, seed, index, isVariable, runs) =>
        {
            var sample = new Mp3Sample(format, seed);
            foreach (var before in runs)
            {
                sample.AddSeparator(isClean ? before % 8 : before);
                sample.AddRun(index, isVariable);
            }

            sample.AddEnd(isClean ? seed & 3 : seed & 7);
            return sample;
        });

    private void AddSeparator(int kind)
    {
        switch (kind)
        {
            case 0: Write(Id3v2(4, hasFooter: true)); break;
            case 1: Write(Id3v2(3, hasFooter: false)); Write(Id3v2(2, hasFooter: false)); break;
            case 2: Write(Ape(_random.Next(300))); break;
            case 3: Write(Id3v1()); break;
            case 4: WriteHeaderFrame("Xing"); break;
            case 5: WriteHeaderFrame("Info"); break;
            case 6: WriteHeaderFrame("VBRI"); break;
            case 8: WriteGarbage(RandomBytes(1 + _random.Next(40))); break;
            case 9: WriteGarbage(RandomBytes(1 + _random.Next(40_000))); break;
            case 10: WriteGarbage(new byte[1 + _random.Next(5000)]); break;
            case 11: WriteGarbage([0, .. Enumerable.Repeat((byte)0xFF, _random.Next(3000))]); break;
            case 12: WriteGarbage(Decoy(Format)); break;
            case 13: WriteGarbage(Decoy(Mp3Format.All[_random.Next(Mp3Format.All.Length)])); break;
        }
    }

    private void AddEnd(int kind)
    {
        switch (kind)
        {
            case 0: Write(Id3v1()); break;
            case 1: Write(Ape(20)); Write(Id3v1()); break;
            case 2: Write(Id3v2(4, hasFooter: true)); break;
            case 4: WriteGarbage(RandomBytes(1 + _random.Next(3000))); break;
        }
    }

    private void AddRun(int index, bool isVariable)
    {
        // Two frames at least: one alone between garbage is garbage.
        for (var left = 2 + _random.Next(40); left > 0; left--)
        {
            var ownIndex = isVariable ? 1 + _random.Next(14) : index;
            var frame = Format.Frame(ownIndex, _random.Next(2) == 0, _random);
            Frames.Add((_bytes.Count, frame.Length, ownIndex));
            Write(frame);
        }
    }

    private void Write(byte[] bytes) => _bytes.AddRange(bytes);

    private void WriteGarbage(byte[] bytes)
    {
        BreakChains(bytes);
        Garbage.Add(new Mp3Damage(_bytes.Count, bytes.Length, Mp3DamageKind.Garbage));
        Write(bytes);
    }

    /// <summary>
    /// Garbage that leads on to a frame or a tag is none: random bytes are at times a header whose frame ends where a true frame
    /// starts. What else looks like a frame stays.
    /// </summary>
    private void BreakChains(byte[] garbage)
    {
        for (var start = 0; start < garbage.Length; start++)
        {
            var length = Mp3Format.LengthOf(garbage, start);
            var end = start + length;
            if (length > 0 && (end >= garbage.Length || garbage[end] is 0xFF or (byte)'I' or (byte)'T' or (byte)'A'))
            {
                garbage[start] = 0;
            }
            else if (length > 0)
            {
                LookAlikeEnds.Add(_bytes.Count + end);
            }
        }
    }

    private void WriteHeaderFrame(string mark)
    {
        HasHeaderFrame = true;
        Write(Format.HeaderFrame(mark));
    }

    private byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        _random.NextBytes(bytes);
        bytes[0] = 0;
        return bytes;
    }

    /// <summary>Garbage with a header in it that no other header follows.</summary>
    private byte[] Decoy(Mp3Format format)
    {
        var frame = format.Frame(1 + _random.Next(14), isPadded: false, _random);
        return [0, .. frame, 0, 0, 0, 0, 0, .. RandomBytes(10)];
    }

    private byte[] Id3v2(byte version, bool hasFooter)
    {
        var content = RandomBytes(1 + _random.Next(20_000));
        byte[] rest = [version, 0, (byte)(hasFooter ? 0x10 : 0), 0, (byte)(content.Length >> 14), (byte)((content.Length >> 7) & 127), (byte)(content.Length & 127)];
        return [.. "ID3"u8, .. rest, .. content, .. hasFooter ? [.. "3DI"u8, .. rest] : (byte[])[]];
    }

    private byte[] Id3v1() => [.. "TAG"u8, .. RandomBytes(125)];

    private byte[] Ape(int length)
    {
        byte[] Edge(byte flags) =>
            [.. Encoding.ASCII.GetBytes("APETAGEX"), 0xD0, 7, 0, 0, (byte)(length + 32), (byte)((length + 32) >> 8), 0, 0, 1, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0, 0, 0, 0, 0, 0];
        return [.. Edge(0xA0), .. RandomBytes(length + 1)[1..], .. Edge(0x80)];
    }
}
