using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Mutating;

/// <summary>Makes inputs from samples: first by their parts, then by their bytes.</summary>
internal static class Mutator
{
    private const double ChanceOfParts = 0.8;
    private const double ChanceOfBytes = 0.4;
    private const int MostChanges = 3;
    private const int LargeBytes = 128 * 1024;

    /// <summary>A mutation of a sample.</summary>
    public static byte[] Mutate(IReadOnlyList<Sample> samples, OddValues oddValues, Random random)
    {
        var sample = samples[random.Next(samples.Count)];
        var other = samples[random.Next(samples.Count)];
        var input = sample.Bytes;
        if (sample.Parts.Count > 0 && random.NextDouble() < ChanceOfParts)
        {
            input = PartMutator.Mutate(sample, other, oddValues, random.Next(1, MostChanges + 1), random);
        }

        // Whoever parses mutated bytes stops at the first of them, so many inputs have none.
        if (ReferenceEquals(input, sample.Bytes) || random.NextDouble() < ChanceOfBytes)
        {
            for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
            {
                input = ByteMutator.Mutate(input, other.Bytes, random);
            }
        }

        return input;
    }

    /// <summary>A large input: a sample with one part, or all of it, many times.</summary>
    public static byte[] Grow(IReadOnlyList<Sample> samples, Random random)
    {
        var sample = samples[random.Next(samples.Count)];
        var part = sample.Parts.Count > 0 ? sample.Parts[random.Next(sample.Parts.Count)] : new Part(0, sample.Bytes.Length);
        var times = LargeBytes / Math.Max(1, part.Length + sample.Separator.Length);
        return [.. sample.Before(part), .. Repeated(sample, part, times), .. sample.After(part)];
    }

    private static byte[] Repeated(Sample sample, Part part, int times)
    {
        var one = sample.Of(part);
        byte[] more = [.. sample.Separator, .. one];
        var all = new byte[one.Length + ((times - 1) * more.Length)];
        one.CopyTo(all);
        for (var time = 1; time < times; time++)
        {
            more.CopyTo(all, one.Length + ((time - 1) * more.Length));
        }

        return all;
    }
}
