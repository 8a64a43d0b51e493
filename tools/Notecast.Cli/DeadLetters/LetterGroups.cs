using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Counts letters by cause. Memory grows with the number of causes, not of letters.</summary>
internal sealed class LetterGroups
{
    private readonly Dictionary<DeadLetterGroup, LetterGroup> _groups = [];

    public long Letters => _groups.Values.Sum(group => group.Count);

    public long CameBack => _groups.Values.Sum(group => group.CameBack);

    /// <summary>The groups, the largest first.</summary>
    public IReadOnlyList<LetterGroup> Ordered => [.. _groups.Values
        .OrderByDescending(group => group.Count)
        .ThenByDescending(group => group.LastFailedAt)
        .ThenBy(group => group.Key.Id, StringComparer.Ordinal)];

    public void Add(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            var key = DeadLetterGroup.Of(letter);
            if (!_groups.TryGetValue(key, out var group))
            {
                group = new LetterGroup(key, letter);
                _groups.Add(key, group);
            }

            group.Add(letter);
        }
    }
}
