namespace Notecast.Domain;

/// <summary>Finds the names that somebody may have meant.</summary>
public static class SimilarNames
{
    private const int Suggestions = 3;
    private const int LongestTypo = 2;

    /// <summary>
    /// The known names that differ least from <paramref name="name"/>, at most three; none when none is near. Case does not count.
    /// </summary>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> known) =>
    [
        .. known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= LongestTypo)
            .Select(candidate => (Name: candidate, Distance: Distance(candidate.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= LongestTypo)
            .OrderBy(candidate => candidate.Distance)
            .Take(Suggestions)
            .Select(candidate => candidate.Name),
    ];

    // Levenshtein's edit distance, one row at a time.
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
