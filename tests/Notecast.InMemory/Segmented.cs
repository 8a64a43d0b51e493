using Notecast.Domain.Notes;

namespace Notecast.InMemory;

/// <summary>Parts a table's items among segments, by their keys alone, and pages them in the order of their keys.</summary>
internal static class Segmented
{
    /// <summary>The items of one segment that come after a key; a page at most.</summary>
    public static List<T> PageOf<T>(
        IEnumerable<T> items, Func<T, NoteKey> keyOf, NoteKey? after, int segment, int segments, int pageSize) =>
    [
        .. items
            .Where(item => SegmentOf(keyOf(item), segments) == segment)
            .Where(item => after is null || string.CompareOrdinal(keyOf(item).ToString(), after.ToString()) > 0)
            .OrderBy(item => keyOf(item).ToString(), StringComparer.Ordinal)
            .Take(pageSize),
    ];

    private static int SegmentOf(NoteKey key, int segments) => key.ToString().Sum(character => character) % segments;
}
