namespace Notecast.EventSources;

internal static class Check
{
    public static void Range<T>(T value, T least, T most, string option)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} is {value}, but must be {least} to {most}.");
        }
    }
}
