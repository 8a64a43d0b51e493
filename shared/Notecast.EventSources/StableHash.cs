namespace Notecast.EventSources;

internal static class StableHash
{
    /// <summary>Spreads keys over <paramref name="parts"/>, alike in every process (unlike a string's own hash code). FNV-1a.</summary>
    public static int Spread(string key, int parts)
    {
        var hash = 2_166_136_261u;
        foreach (var character in key)
        {
            hash = (hash ^ character) * 16_777_619u;
        }

        return (int)(hash % (uint)parts);
    }
}
