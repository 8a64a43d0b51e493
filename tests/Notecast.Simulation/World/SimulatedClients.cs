using System.Text;
using Notecast.Domain.Notes;
using Notecast.EventSources.Events;
using Notecast.EventSources.Simulation;
using Notecast.InMemory;

namespace Notecast.Simulation.World;

/// <summary>The clients of the notes table: what they write is in the table and in its stream at one moment.</summary>
internal sealed class SimulatedClients(InMemoryNoteTable notes, InMemoryRecordStream stream)
{
    private readonly Dictionary<NoteKey, NoteAttributes> _images = [];

    public void Write(NoteKey note, string text, string? voiceId, string? engine = null, string? textType = null)
    {
        var attributes = new NoteAttributes { Text = text, VoiceId = voiceId, Engine = engine, TextType = textType };
        notes.Put(note, attributes);
        Append(note, attributes, json => json);
    }

    /// <param name="note">Which.</param>
    /// <param name="byTimeToLive">Whether the table removes it, not a client.</param>
    public void Remove(NoteKey note, bool byTimeToLive = false)
    {
        if (_images.ContainsKey(note))
        {
            notes.Remove(note);
            Append(note, null, json => json, byTimeToLive);
        }
    }

    /// <summary>Writes a note; what the stream tells of it has a note id of a type that no table has.</summary>
    public void WritePoisoned(NoteKey note, string text)
    {
        var attributes = new NoteAttributes { Text = text };
        notes.Put(note, attributes);
        Append(note, attributes, Damage);
    }

    private static ReadOnlyMemory<byte> Damage(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(json.Span).Replace("\"eventName\":\"", "\"eventName\":\"UN", StringComparison.Ordinal));

    private void Append(NoteKey note, NoteAttributes? after, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> alter, bool byTimeToLive = false)
    {
        var before = _images.GetValueOrDefault(note);
        stream.Append(note.ToString(), (sequenceNumber, now) => alter(StreamRecordJson.Write(new ItemChange
        {
            Kind = after is null ? ItemChangeKind.Remove : before is null ? ItemChangeKind.Insert : ItemChangeKind.Modify,
            StreamArn = stream.StreamArn,
            SequenceNumber = sequenceNumber,
            CreatedAt = now,
            Keys = KeysOf(note),
            OldImage = before is null ? null : ImageOf(note, before),
            NewImage = after is null ? null : ImageOf(note, after),
            ByTimeToLive = byTimeToLive,
        })));
        if (after is null)
        {
            _images.Remove(note);
        }
        else
        {
            _images[note] = after;
        }
    }

    private static Dictionary<string, ItemValue> KeysOf(NoteKey note) => new()
    {
        ["UserId"] = ItemValue.FromText(note.UserId),
        ["NoteId"] = note.NoteId.IsNumber ? ItemValue.FromNumber(note.NoteId.Text) : ItemValue.FromText(note.NoteId.Text),
    };

    private static Dictionary<string, ItemValue> ImageOf(NoteKey note, NoteAttributes attributes)
    {
        var image = KeysOf(note);
        image["Note"] = ItemValue.FromText(attributes.Text!);
        SetText(image, "VoiceId", attributes.VoiceId);
        SetText(image, "Engine", attributes.Engine);
        SetText(image, "TextType", attributes.TextType);
        return image;
    }

    private static void SetText(Dictionary<string, ItemValue> image, string name, string? value)
    {
        if (value is not null)
        {
            image[name] = ItemValue.FromText(value);
        }
    }
}
