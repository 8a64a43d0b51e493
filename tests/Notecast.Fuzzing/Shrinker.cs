namespace Notecast.Fuzzing;

/// <summary>Makes an input that shows a problem smaller, as long as it still shows it.</summary>
internal static class Shrinker
{
    private const int MostTries = 5_000;

    /// <summary>Leaves out stretches, long ones first.</summary>
    /// <param name="input">The input.</param>
    /// <param name="shows">Whether a smaller one shows the problem.</param>
    public static byte[] Shrink(byte[] input, Func<byte[], bool> shows)
    {
        var tries = 0;
        for (var length = input.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= input.Length && tries < MostTries; tries++)
            {
                byte[] smaller = [.. input.AsSpan(0, start), .. input.AsSpan(start + length)];
                if (shows(smaller))
                {
                    input = smaller;
                }
                else
                {
                    start += length;
                }
            }
        }

        return input;
    }
}
