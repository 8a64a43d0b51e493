using Microsoft.Data.Sqlite;

namespace Notecast.Embedded.Storage;

/// <summary>Divides notes into segments that are read side by side: by a hash of their keys, which is the same in every process.</summary>
internal static class NoteSegment
{
    /// <summary>The SQL function <c>note_segment(user, note, segments)</c>.</summary>
    public const string FunctionName = "note_segment";

    private const uint FnvBasis = 2_166_136_261;
    private const uint FnvPrime = 16_777_619;

    /// <summary>Makes the function known to a connection.</summary>
    public static void Register(SqliteConnection connection) =>
        connection.CreateFunction<string, string, long, long>(FunctionName, Of, isDeterministic: true);

    /// <summary>The segment of a note, from 0.</summary>
    public static long Of(string user, string note, long segments) => Hash(Hash(FnvBasis, user), note) % segments;

    /// <summary>FNV-1a, by UTF-16 code units.</summary>
    private static uint Hash(uint hash, string text)
    {
        foreach (var unit in text)
        {
            hash = unchecked((hash ^ unit) * FnvPrime);
        }

        return hash;
    }
}
