using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Speech;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Checking;

/// <summary>
/// Checks that a narration in the bucket is the whole audio of what its note says, and that the catalog tells the truth about it.
/// </summary>
internal sealed class AudioChecks(SimulatedWorld world)
{
    /// <summary>Frames are a little longer than what is spoken in them, and never shorter.</summary>
    private const double LeastOfExpected = 0.95;

    /// <summary>What is wrong with a narration that is ready.</summary>
    public IReadOnlyList<string> Problems(SpokenContent content, Ready ready)
    {
        var audio = world.Objects.AudioOf(ready.Key);
        var metadata = world.Objects.MetadataOf(ready.Key);
        var lasts = Mp3Walker.Walk(audio).Duration;
        var problems = new List<string>();
        void Require(string what, bool holds)
        {
            if (!holds)
            {
                problems.Add(what);
            }
        }

        Require("its key names another content", ready.Key.ContentPrefix == content.Hash.Prefix && ready.Key.Revision == ready.Revision);
        Require("its object is of another content", metadata.Content == content.Hash);
        Require("its voice is another", metadata.VoiceId == content.VoiceId && ready.VoiceId == content.VoiceId);
        Require($"it has {audio.Length} bytes, not {ready.Bytes}", audio.Length == ready.Bytes);
        Require($"it lasts {lasts}, not {ready.Duration}", lasts == ready.Duration);
        Require($"it lasts only {lasts}, its text {ShortestOf(content)}", lasts >= ShortestOf(content));
        return problems;
    }

    /// <summary>No narration tells of more characters than its runs were billed, and the catalog tells what one of them told.</summary>
    public void CheckBilledCharacters()
    {
        var billed = world.Observations.Ledger.Bills
            .Where(bill => bill.Narration is not null)
            .GroupBy(bill => (bill.Narration!.UserId, bill.Narration.NoteId, bill.Narration.Revision))
            .ToDictionary(ofRevision => ofRevision.Key, ofRevision => ofRevision.Sum(bill => bill.Characters));
        foreach (var (key, told) in world.Observations.ToldCharacters)
        {
            var most = billed.GetValueOrDefault((key.Note.UserId, key.Note.NoteId.Text, key.Revision.ToString()));
            if (told.Max() > most)
            {
                Report($"{key} tells of {told.Max()} billed characters; {most} were billed for it.");
            }
        }

        foreach (var note in world.KnownNotes)
        {
            if (world.Entries.FindAsync(note, CancellationToken.None).GetAwaiter().GetResult()?.Ready is { } ready
                && !(world.Observations.ToldCharacters.TryGetValue(ready.Key, out var told) && told.Contains(ready.BilledCharacters)))
            {
                Report($"{note} tells of {ready.BilledCharacters} billed characters, and no run of it did.");
            }
        }
    }

    private void Report(string what) => world.Observations.Report(Invariant.NoSegmentIsBilledTwice, what);

    private static TimeSpan ShortestOf(SpokenContent content) => TimeSpan.FromSeconds(
        Speakable.TextOf(content.Text, content.TextType).Count(character => !char.IsWhiteSpace(character)) * SimulatedSpeech.SecondsForLetter * LeastOfExpected);
}
