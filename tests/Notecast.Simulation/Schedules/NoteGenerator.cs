using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Simulation.Schedules;

/// <summary>Makes what clients write: a few paragraphs of the note's own, each a segment, so that changes leave some as they are.</summary>
internal sealed class NoteGenerator(Random random)
{
    private const double ChanceOfNothing = 0.04;
    private const double ChanceOfLongNote = 0.15;
    private const double ChanceOfEdit = 0.4;
    private const double ChanceOfSsml = 0.2;
    private const double ChanceOfEngine = 0.25;
    private static readonly string[] Sentences = ["One.", "Two and two.", "Three is company.", "Four calling birds.", "Five."];
    private static readonly string?[] VoiceIds = [null, null, null, "Joey", "Hans", "Nobody"];

    // Neither of the named voices speaks with the last two.
    private static readonly string[] SomeEngines = [Engines.Standard, Engines.Neural, Engines.Standard, Engines.Neural, Engines.LongForm, "loud"];

    // No element is closed; no document; an entity that nobody knows.
    private static readonly string[] Broken = ["<speak><p>One.</speak>", "One & two.", "<speak>&who;</speak>", "<speak></speak>"];
    private readonly Dictionary<NoteKey, List<string>> _paragraphs = [];

    public ScheduledStep.Write Write(TimeSpan at, NoteKey note)
    {
        var engine = random.NextDouble() < ChanceOfEngine ? SomeEngines[random.Next(SomeEngines.Length)] : null;
        var voice = VoiceIds[random.Next(VoiceIds.Length)];
        if (random.NextDouble() >= ChanceOfSsml)
        {
            return new ScheduledStep.Write(at, note, Text(note), voice, engine);
        }

        var ssml = random.NextDouble() < 0.25 ? Broken[random.Next(Broken.Length)] : SsmlOf(Paragraphs(note));
        return new ScheduledStep.Write(at, note, ssml, voice, engine, TextTypes.Ssml);
    }

    public string Text(NoteKey note) => random.NextDouble() < ChanceOfNothing ? " " : string.Join("\n\n", Paragraphs(note));

    /// <summary>Another text, or the last one with one paragraph changed.</summary>
    private List<string> Paragraphs(NoteKey note)
    {
        if (_paragraphs.TryGetValue(note, out var last) && random.NextDouble() < ChanceOfEdit)
        {
            last[random.Next(last.Count)] = Paragraph(note);
            return last;
        }

        var count = random.NextDouble() < ChanceOfLongNote ? random.Next(4, 9) : random.Next(1, 4);
        return _paragraphs[note] = [.. Enumerable.Range(0, count).Select(_ => Paragraph(note))];
    }

    private string Paragraph(NoteKey note) => $"{note.NoteId}: {Sentences[random.Next(Sentences.Length)]}";

    private static string SsmlOf(List<string> paragraphs) =>
        $"<speak>{string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}<break time=\"300ms\"/></p>"))}</speak>";
}
