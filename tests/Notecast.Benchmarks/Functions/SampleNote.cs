using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Benchmarks.Functions;

/// <summary>A note that waits for its narration: its items, and the events that the functions get for it.</summary>
internal sealed class SampleNote(string text)
{
    public const string UserId = "ada";
    public const string NoteId = "welcome";

    private const string CorrelationId = "c4ca4238a0b923820dcc509a6f75849b";

    private static readonly Revision Wanted = Revision.FromSequenceNumber("4421584500000000017450439091");
    private static readonly NoteKey Key = new(UserId, Notecast.Domain.Notes.NoteId.FromString(NoteId));

    private readonly ContentHash _content = SpokenContent.Of(new NoteAttributes { Text = text }).Hash;

    /// <summary>Paragraphs of which no two are alike, in ASCII: as many bytes as characters.</summary>
    /// <param name="length">Characters of the text.</param>
    /// <param name="paragraphLength">Characters of a paragraph, about.</param>
    public static SampleNote OfLength(int length, int paragraphLength)
    {
        const string Sentence = "They leave in the morning and come home at night. ";
        var rest = string.Concat(Enumerable.Repeat(Sentence, paragraphLength / Sentence.Length));
        var paragraphs = new StringBuilder();
        for (var number = 1; paragraphs.Length < length; number++)
        {
            paragraphs.Append(CultureInfo.InvariantCulture, $"Paragraph {number} is about the sea. {rest}\n\n");
        }

        return new SampleNote(paragraphs.ToString(0, length));
    }

    /// <summary>The item of the notes table.</summary>
    public JsonObject Item => new() { ["UserId"] = Text(UserId), ["NoteId"] = Text(NoteId), ["Note"] = Text(text) };

    /// <summary>The item of the catalog: the note is wanted as it is.</summary>
    public JsonObject CatalogItem => new()
    {
        ["UserId"] = Text(UserId),
        ["NoteId"] = Text(NoteId),
        ["NoteIdIsNumber"] = new JsonObject { ["BOOL"] = false },
        ["Status"] = Text("pending"),
        ["WantedRevision"] = Text(Wanted.ToString()),
        ["WantedContent"] = Text(_content.ToString()),
        ["RequestedAt"] = Text("2026-03-01T12:00:00.0000000+00:00"),
        ["CorrelationId"] = Text(CorrelationId),
    };

    /// <summary>The key of its narration.</summary>
    public string NarrationKey => new NarrationKey(Key, Wanted, _content).ToString();

    /// <summary>The event for NarrateNote.</summary>
    public static string JobEvent => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["messageId"] = "059f36b4-87a3-44ab-83d2-661975830a7d",
            ["receiptHandle"] = "AQEB4aFV5HpqyEdOb8E3t8JAvs7ziABOPzmMWgo",
            ["body"] = SynthesisJobFormat.Write(new SynthesisJob(Key, Wanted, JobKind.Narrate, CorrelationId)),
            ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "1", ["SentTimestamp"] = "1772366400250" },
            ["messageAttributes"] = new JsonObject(),
            ["eventSource"] = "aws:sqs",
        }),
    }.ToJsonString();

    /// <summary>The event for FinishNarration.</summary>
    public string ObjectEvent => new JsonObject
    {
        ["Records"] = new JsonArray(new JsonObject
        {
            ["eventVersion"] = "2.1",
            ["eventSource"] = "aws:s3",
            ["eventTime"] = "2026-03-01T12:00:01.000Z",
            ["eventName"] = "ObjectCreated:Put",
            ["s3"] = new JsonObject
            {
                ["bucket"] = new JsonObject { ["name"] = BenchmarkedFunction.Bucket },
                ["object"] = new JsonObject { ["key"] = NarrationKey, ["size"] = 1, ["sequencer"] = "0069A42A41C6B3E8F1" },
            },
        }),
    }.ToJsonString();

    /// <summary>Puts its items into the tables.</summary>
    public void PutInto(LoopbackCloud cloud)
    {
        cloud.Items[BenchmarkedFunction.NotesTable] = Item;
        cloud.Items[BenchmarkedFunction.CatalogTable] = CatalogItem;
    }

    private static JsonObject Text(string value) => new() { ["S"] = value };
}
