namespace Notecast.Cli.DeadLetters.Editing;

/// <summary>The difference of two texts, line by line, in the unified format of <c>diff -u</c> without its file names.</summary>
internal static class LineDifference
{
    private const int Context = 3;

    /// <summary>Above so many pairs of lines, what lies between the first and the last difference is shown as one change.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>The lines of the difference; none when the texts are the same.</summary>
    public static IReadOnlyList<string> Of(string before, string after)
    {
        var edits = Edits(before.Split('\n'), after.Split('\n'));
        var lines = new List<string>();
        for (var index = 0; index < edits.Count;)
        {
            index = edits.FindIndex(index, edit => edit.Sign != ' ');
            if (index < 0)
            {
                break;
            }

            var first = Math.Max(0, index - Context);
            var end = EndOfHunk(edits, index);
            lines.Add(Heading(edits, first, end));
            lines.AddRange(edits[first..end].Select(edit => $"{edit.Sign}{edit.Line}"));
            index = end;
        }

        return lines;
    }

    /// <summary>Changes with few unchanged lines between them are shown together.</summary>
    private static int EndOfHunk(List<(char Sign, string Line)> edits, int index)
    {
        var last = index;
        for (var next = index; next < edits.Count && next - last <= 2 * Context; next++)
        {
            last = edits[next].Sign == ' ' ? last : next;
        }

        return Math.Min(edits.Count, last + Context + 1);
    }

    private static string Heading(List<(char Sign, string Line)> edits, int first, int end)
    {
        var old = edits[..first].Count(edit => edit.Sign != '+') + 1;
        var @new = edits[..first].Count(edit => edit.Sign != '-') + 1;
        var hunk = edits[first..end];
        return FormattableString.Invariant(
            $"@@ -{old},{hunk.Count(edit => edit.Sign != '+')} +{@new},{hunk.Count(edit => edit.Sign != '-')} @@");
    }

    private static List<(char Sign, string Line)> Edits(string[] before, string[] after)
    {
        var shortest = Math.Min(before.Length, after.Length);
        var start = 0;
        while (start < shortest && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < shortest - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return
        [
            .. before[..start].Select(line => (' ', line)),
            .. Middle(before[start..^end], after[start..^end]),
            .. before[^end..].Select(line => (' ', line)),
        ];
    }

    private static IEnumerable<(char Sign, string Line)> Middle(string[] before, string[] after) =>
        (long)before.Length * after.Length > MostPairs
            ? [.. before.Select(line => ('-', line)), .. after.Select(line => ('+', line))]
            : Walk(before, after, CommonLengths(before, after));

    /// <summary>The length of the longest common subsequence of what comes from each pair of lines on.</summary>
    private static int[,] CommonLengths(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static IEnumerable<(char Sign, string Line)> Walk(string[] before, string[] after, int[,] lengths)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return (' ', before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                yield return ('-', before[i++]);
            }
            else
            {
                yield return ('+', after[j++]);
            }
        }
    }
}
