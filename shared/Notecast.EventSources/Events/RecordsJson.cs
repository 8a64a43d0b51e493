using System.Text;

namespace Notecast.EventSources.Events;

/// <summary>Puts records, each JSON already, into one event.</summary>
internal static class RecordsJson
{
    /// <summary>An invocation's payload is at most 6 MB.</summary>
    public const int MaxPayloadBytes = 6 * 1024 * 1024;

    private static readonly byte[] Start = Encoding.UTF8.GetBytes("{\"Records\":[");
    private static readonly byte[] End = Encoding.UTF8.GetBytes("]}");

    /// <summary>The size of an event with no record, in bytes; each record adds its own size and a comma.</summary>
    public static int EmptySize => Start.Length + End.Length;

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ReadOnlyMemory<byte>> records)
    {
        var json = new byte[EmptySize + records.Sum(record => record.Length) + Math.Max(0, records.Count - 1)];
        Start.CopyTo(json, 0);
        var position = Start.Length;
        for (var i = 0; i < records.Count; i++)
        {
            if (i > 0)
            {
                json[position++] = (byte)',';
            }

            records[i].CopyTo(json.AsMemory(position));
            position += records[i].Length;
        }

        End.CopyTo(json, position);
        return json;
    }
}
