using System.Text;
using Notecast.Cli.Import;
using Notecast.Cli.Operations;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Lines of the files that <c>notecast note import</c> and <c>notecast dlq import</c> read.</summary>
internal sealed class ImportLineTarget : FuzzTarget
{
    public override string Name => "ImportLines";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        JsonSamples.Of(
            """
            {"UserId": "ada", "NoteId": 7, "Note": "Hello \u00fc \ud83d\ude00", "VoiceId": "Joey", "Engine": null, "Tag": "x"}
            """u8.ToArray()),
        JsonSamples.Of("""{"noteid": "n\\u1", "note": "Hi", "Title": "T", "languageCode": "en-GB"}"""u8.ToArray()),
        JsonSamples.Of(
            """
            {"messageId":"m","sentAt":"2026-03-01T12:00:00.0000000Z","firstReceivedAt":"2026-03-01T12:00:00.0000000Z","receiveCount":1,
            "attributes":{"Step":"NarrateNote/narrate"},"body":"{}"}
            """u8.ToArray()),
    ];

    public override OddValues OddValues => JsonSamples.OddValues;

    // Each escape is a match of a regular expression, twice.
    public override long BytesForEachByte => 256;

    public override bool Read(byte[] input)
    {
        // Whatever is no UTF-8 is refused before it comes here.
        var line = Encoding.UTF8.GetString(input);
        var item = new NoteLineParser("someone", new HashSet<string>()).Parse("file:1", line);
        Require((item.Note is null) != (item.Problem is null), "A line is a note, or has a problem.");
        return IsLetter(line) || item.Note is not null;
    }

    private static bool IsLetter(string line)
    {
        try
        {
            var letter = LetterLine.Read(line);
            Require(LetterLine.Read(LetterLine.Write(letter)).Body == letter.Body, "A letter reads as it was written.");
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
