using System.Globalization;
using Notecast.Domain.Failures;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Soak;

/// <summary>Clients that write, edit, remove and write anew the notes of a few users, and remember what they wrote.</summary>
/// <param name="notes">The notes table.</param>
/// <param name="random">Decides what is done.</param>
internal sealed class Clients(NoteClient notes, Random random)
{
    private const int Users = 7;
    private const int NotesOfUser = 60;

    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Notes that cannot be narrated, each for another reason.</summary>
    private static readonly NoteAttributes[] Bad =
    [
        new() { Text = "<speak>This is not closed.", TextType = "ssml" },
        new() { Text = "<speak>There is a <voice name=\"Joey\">voice</voice> in it.</speak>", TextType = "ssml" },
        new() { Text = " \n " },
        new() { Text = "Of an engine that nobody has.", Engine = "steam" },
    ];

    private readonly Dictionary<NoteKey, NoteAttributes> _written = [];
    private int _paragraphs;

    /// <summary>The notes as they must be now.</summary>
    public IReadOnlyDictionary<NoteKey, NoteAttributes> Written => _written;

    /// <summary>The notes that were ever written.</summary>
    public HashSet<NoteKey> EverWritten { get; } = [];

    /// <summary>The different paragraphs that were ever written: no more segments can have been spoken but for kills.</summary>
    public int Paragraphs => _paragraphs;

    /// <summary>How many changes were made.</summary>
    public int Changes { get; private set; }

    /// <summary>Makes one change.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var key = new NoteKey(
            string.Create(CultureInfo.InvariantCulture, $"user {random.Next(Users)}"),
            NoteId.FromString(string.Create(CultureInfo.InvariantCulture, $"note/{random.Next(NotesOfUser)}")));
        var old = _written.GetValueOrDefault(key);
        var choice = random.NextDouble();
        if (old is not null && choice < 0.2)
        {
            await TryAsync(() => notes.RemoveAsync(key, cancellationToken), cancellationToken);
            _written.Remove(key);
        }
        else
        {
            var attributes = choice < 0.3 ? Bad[random.Next(Bad.Length)] : old is null ? NewNote() : Edit(old);
            await TryAsync(() => notes.PutAsync(new Note(key, attributes), cancellationToken), cancellationToken);
            _written[key] = attributes;
            EverWritten.Add(key);
        }

        Changes++;
    }

    private NoteAttributes NewNote() =>
        new() { Text = string.Join("\n\n", Enumerable.Range(0, random.Next(1, 5)).Select(_ => NewParagraph())), VoiceId = "Joanna" };

    /// <summary>Another paragraph behind, or in the place of the last one.</summary>
    private NoteAttributes Edit(NoteAttributes old)
    {
        if (old.TextType is not null || old.Engine is not null || string.IsNullOrWhiteSpace(old.Text))
        {
            return NewNote();
        }

        var end = old.Text.LastIndexOf("\n\n", StringComparison.Ordinal);
        var isLong = old.Text.Length > 1_000;
        var start = end > 0 && (isLong || random.Next(2) == 0) ? old.Text[..end] : isLong ? "Anew." : old.Text;
        return old with { Text = $"{start}\n\n{NewParagraph()}" };
    }

    private string NewParagraph() =>
        string.Create(CultureInfo.InvariantCulture, $"Paragraph {++_paragraphs} says something that no other one says, at some length.");

    /// <summary>Writes until it is written: a client that is told that the table is busy tries again.</summary>
    private static async Task TryAsync(Func<Task> write, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await write();
                return;
            }
            catch (TransientFailureException)
            {
                await Task.Delay(BusyPause, cancellationToken);
            }
        }
    }
}
