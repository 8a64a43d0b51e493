using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Mutating;

/// <summary>Mutates a sample by its parts, so that what is left of it can still be read.</summary>
internal static class PartMutator
{
    /// <summary>Changes some parts that do not overlap.</summary>
    public static byte[] Mutate(Sample sample, Sample other, OddValues oddValues, int changes, Random random)
    {
        var parts = Enumerable.Range(0, changes)
            .Select(_ => sample.Parts[random.Next(sample.Parts.Count)])
            .OrderByDescending(part => part.Start)
            .ToList();
        var input = sample.Bytes;
        var unchangedEnd = input.Length;
        foreach (var part in parts.Where(part => part.End <= unchangedEnd))
        {
            input = [.. sample.Before(part), .. Change(sample, part, other, oddValues, random), .. input.AsSpan(part.End)];
            unchangedEnd = part.Start;
        }

        return input;
    }

    private static byte[] Change(Sample sample, Part part, Sample other, OddValues oddValues, Random random)
    {
        var old = sample.Of(part);
        switch (random.Next(7))
        {
            case 0 when part.Kind != PartKind.Name:
                return [.. old, .. sample.Separator, .. old];
            case 1:
                return AnyOf(sample, part.Kind, random);
            case 2 when other.Parts.Any(one => one.Kind == part.Kind):
                return AnyOf(other, part.Kind, random);
            case 3 when part.Kind == PartKind.Value && oddValues.Around.Count > 0:
                var (before, after) = oddValues.Around[random.Next(oddValues.Around.Count)];
                return [.. before, .. old, .. after];
            default:
                var values = oddValues.Values[part.Kind];
                return values[random.Next(values.Count)];
        }
    }

    private static byte[] AnyOf(Sample sample, PartKind kind, Random random)
    {
        while (true)
        {
            var part = sample.Parts[random.Next(sample.Parts.Count)];
            if (part.Kind == kind)
            {
                return sample.Of(part).ToArray();
            }
        }
    }
}
