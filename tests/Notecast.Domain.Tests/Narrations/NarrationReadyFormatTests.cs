using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.Narrations;

public sealed class NarrationReadyFormatTests
{
    [Fact]
    public void Subscribers_get_all_that_the_catalog_says_is_ready()
    {
        var note = new NoteKey("new bie", NoteId.FromString("1"));
        var revision = Revision.FromSequenceNumber("12");
        var content = ContentHash.Parse(new string('a', 64));
        var ready = new Ready
        {
            Revision = revision,
            Content = content,
            Key = new NarrationKey(note, revision, content),
            Duration = TimeSpan.FromSeconds(1.5),
            Bytes = 9_000,
            BilledCharacters = 6,
            VoiceId = "Joey",
            ReadyAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        };

        Assert.Equal(
            $$"""
            {"userId":"new bie","noteId":"1","revision":"{{revision}}","contentHash":"{{content}}","objectKey":"narrations/new%20bie/1/{{revision}}-aaaaaaaaaaaaaaaa.mp3",
            "durationSeconds":1.5,"bytes":9000,"billedCharacters":6,"voiceId":"Joey","readyAt":"2026-03-01T12:00:00+00:00","correlationId":"c-1"}
            """.ReplaceLineEndings(""),
            NarrationReadyFormat.Write(new NarrationReadyMessage(note, ready, "c-1")));
    }
}
