using System.Text;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Object keys, ids and revisions: what is read is written as it was.</summary>
internal sealed class KeyTarget : FuzzTarget
{
    private const string Key = "narrations/ada/welcome%20%C3%BC/0000000000004421584500000000017450439091.000000-a8fa8091b6d700da.mp3";

    public override string Name => "Keys";

    public override IReadOnlyList<Sample> Samples { get; } =
    [
        Of(Key),
        Of(Key.Replace("ada", "%2E%2E", StringComparison.Ordinal)),
        Of("0000000000004421584500000000017450439091.000000"),
        Of("narrations/a/b/"),
        Of("4421584500000000017450439091"),
    ];

    public override OddValues OddValues { get; } = new(
        [
            .. ((string[])
            [
                "%", "%2", "%2e", "%2E", "%00", "%ED%A0%80", "%FF", "%C3", "%41", "..", ".", "~", "+", " ", "//", "/", "", ".mp3",
                "narrations/", "-", "A",
                "٣", "999999", "9999999999999999999999999999999999999999", "\uFEFF", "ü", "\U0001F600",
            ]).Select(Encoding.UTF8.GetBytes),
            Encoding.UTF8.GetBytes(new string('x', 1_100)),
        ],
        []);

    public override bool Read(byte[] input)
    {
        var text = LenientText.Of(input);
        var isKey = NarrationKey.TryParse(text, out var key);
        Require(!isKey || key!.ToString() == text, "A key is written as it was read.");
        var isRevision = Revision.TryParse(text, out var revision);
        Require(!isRevision || (revision!.ToString() == text && Revision.Parse(text) == revision), "A revision is written as it was read.");
        CheckSequenceNumber(text);
        CheckIds(text);
        return isKey || isRevision;
    }

    private static void CheckSequenceNumber(string text)
    {
        try
        {
            var revision = Revision.FromSequenceNumber(text);
            Require(Revision.TryParse(revision.ToString(), out var again) && again == revision, "A sequence number makes a revision.");
        }
        catch (FormatException)
        {
            // No sequence number.
        }
    }

    private static void CheckIds(string text)
    {
        try
        {
            var note = new NoteKey(text, NoteId.FromString(text));
            var content = ContentHash.Parse(new string('a', 64));
            var key = new NarrationKey(note, Revision.FromSequenceNumber("1"), content);
            Require(NarrationKey.TryParse(key.ToString(), out var again) && again.Note == note, "A key leads back to its ids.");
            Require(new DictationKey(note, content).ToString().Length > 0, "A dictation has a key where a narration has one.");
        }
        catch (ArgumentException)
        {
            // Empty, or no valid Unicode.
        }
        catch (PermanentFailureException)
        {
            // Too long.
        }
    }

    private static Sample Of(string text)
    {
        var parts = new List<Part> { new(0, text.Length) };
        foreach (var word in text.Split('/', '-', '.').Where(word => word.Length > 0))
        {
            parts.Add(new Part(text.IndexOf(word, StringComparison.Ordinal), word.Length));
        }

        return new Sample(Encoding.ASCII.GetBytes(text), parts, []);
    }
}
