using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Contracts.Ports;

/// <summary>Values to put into ports. Note keys are new each time, since a real server keeps what earlier tests wrote.</summary>
public static class Samples
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, 125, TimeSpan.Zero);

    /// <summary>Ids that break what is put together from strings.</summary>
    public static readonly string[] OddIds =
    [
        "plain", "../..", "a/b", "a b", "a+b", "100%", "%2F", "it's", "\"quoted\"", "; drop table notes --", "😀🎉", "ñandú", "日本語", "..", "a\nb", "*?[]|<>",
    ];

    public static NoteKey NewNote() => NewNote("n1");

    public static NoteKey NewNote(string noteId) => new($"user-{Guid.NewGuid():N}", NoteId.FromString(noteId));

    public static Revision Revision(int number) => Domain.Narrations.Revision.FromSequenceNumber($"{number}");

    public static ContentHash Hash(char digit) => ContentHash.Parse(new string(digit, 64));

    public static Wanted Wanted(int revision, char content = 'a') => new(Revision(revision), Hash(content), Noon.AddSeconds(revision), $"correlation-{revision}");

    public static Wanted Removal(int revision) =>
        new(Revision(revision), Content: null, Noon.AddSeconds(revision), $"correlation-{revision}", ExpiresAt: DateTimeOffset.UtcNow.AddDays(30));

    public static Ready Ready(NoteKey note, int revision, char content = 'a') => new()
    {
        Revision = Revision(revision),
        Content = Hash(content),
        Key = new NarrationKey(note, Revision(revision), Hash(content)),
        Duration = TimeSpan.FromMilliseconds(1_234.5),
        Bytes = 123_456_789_012,
        BilledCharacters = 77,
        VoiceId = "Joanna",
        ReadyAt = Noon.AddMinutes(1),
    };

    public static LastFailure Failure(int revision, bool isFinal = true) => new(
        Revision(revision),
        new Failure(FailureCode.VoiceUnknown, "There is no voice 'Bob'.", "Choose another \"voice\".", IsPermanent: true),
        isFinal,
        Noon.AddMinutes(2));

    public static NarrationMetadata Metadata(char content = 'a') => new()
    {
        Content = Hash(content),
        VoiceId = "Mizuki",
        BilledCharacters = 42,
        Segments = 3,
        ShortestPlausible = TimeSpan.FromMilliseconds(2_500),
        CorrelationId = "correlation-1",
    };

    public static NarrationReceipt Receipt(string key) => new(key, Segments: 3, SynthesizedSegments: 2, BilledCharacters: 1_500);

    public static SegmentKey Segment(string text) =>
        SegmentKey.Of(new SpeechRequest { Text = text, TextType = TextTypes.Text, VoiceId = "Joanna", Engine = Engines.Standard, LanguageCode = null });
}
