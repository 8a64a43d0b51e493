using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>
/// What became of the notes of replayed letters. A note has failed again when the catalog has another failure than it had before its
/// letter was sent: times of several machines are not compared, since their clocks may be apart. A bounded number of notes is followed;
/// of a letter no more is remembered than a hash and a count.
/// </summary>
/// <param name="catalog">The catalog.</param>
/// <param name="limit">The most notes that are followed, and letters that are known when they come back; of each sort.</param>
internal sealed class ReplayedNotes(ICatalogScan catalog, int limit = ReplayedNotes.UsualLimit)
{
    private const int UsualLimit = 10_000;
    private const int Page = 100;

    private static readonly IReadOnlyDictionary<NoteKey, CatalogEntry> None = new Dictionary<NoteKey, CatalogEntry>();

    /// <summary>The notes with the failure that each had before.</summary>
    private readonly Dictionary<NoteKey, KnownFailure?> _pending = [];
    private readonly Dictionary<NoteKey, FailedAgain> _failed = [];
    private readonly SentLetters _ofNotes = new(limit);
    private readonly SentLetters _withoutNote = new(limit);
    private IReadOnlyDictionary<NoteKey, CatalogEntry> _before = None;

    /// <summary>Notes that are still on their way.</summary>
    public int Pending => _pending.Count;

    /// <summary>Notes whose narration is ready.</summary>
    public int Ready { get; private set; }

    /// <summary>Notes that are gone, and their audio with them.</summary>
    public int Removed { get; private set; }

    /// <summary>Notes that failed again.</summary>
    public IReadOnlyCollection<FailedAgain> Failed => _failed.Values;

    /// <summary>Letters that name no note: what became of them is only seen when they come back.</summary>
    public long WithoutNote { get; private set; }

    /// <summary>Letters without a note that came back.</summary>
    public int Returned { get; private set; }

    /// <summary>Letters that are not followed, since there are too many.</summary>
    public long NotFollowed { get; private set; }

    /// <summary>Whether there is anything to follow.</summary>
    public bool IsEmpty => _pending.Count == 0 && WithoutNote == 0;

    /// <summary>Looks how the notes of letters stand that are about to be sent. Without it, any failure counts as a new one.</summary>
    public async Task LookBeforeAsync(IEnumerable<RecognizedDeadLetter> letters, CancellationToken stop)
    {
        var notes = letters.Select(letter => letter.Note).OfType<NoteKey>().Where(note => !_pending.ContainsKey(note)).Distinct();
        NoteKey[] followed = [.. notes.Take(limit - _pending.Count)];
        _before = followed.Length > 0 ? await catalog.FindAllAsync(followed, stop) : None;
    }

    /// <summary>Takes letters that were sent.</summary>
    public void Add(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            if (letter.Note is { } note)
            {
                Add(letter, note);
            }
            else
            {
                WithoutNote++;
                _withoutNote.Add(letter);
            }
        }
    }

    /// <summary>Looks at the notes that are still on their way.</summary>
    /// <returns>Whether one of them is settled now.</returns>
    public async Task<bool> ReadCatalogAsync(CancellationToken stop)
    {
        var before = _pending.Count;
        foreach (var page in _pending.Keys.ToArray().Chunk(Page))
        {
            foreach (var entry in (await catalog.FindAllAsync(page, stop)).Values)
            {
                Settle(entry);
            }
        }

        return _pending.Count < before;
    }

    /// <summary>Looks for letters that came back: some failures are in no catalog.</summary>
    public async Task ReadDeadLettersAsync(IDeadLetterBox box, CancellationToken stop)
    {
        await foreach (var messages in box.ReadAsync(stop))
        {
            foreach (var letter in messages.Select(DeadLetterReader.Read))
            {
                Return(letter);
            }
        }
    }

    private void Add(RecognizedDeadLetter letter, NoteKey note)
    {
        if (_pending.Count < limit)
        {
            _pending.TryAdd(note, _before.TryGetValue(note, out var entry) ? KnownFailure.Of(entry) : null);
        }

        if (_pending.ContainsKey(note))
        {
            _ofNotes.Add(letter);
        }
        else
        {
            NotFollowed++;
        }
    }

    private void Settle(CatalogEntry entry)
    {
        switch (entry.Status)
        {
            case NarrationStatus.Ready:
                Ready += _pending.Remove(entry.Note) ? 1 : 0;
                break;
            case NarrationStatus.Removed when entry.Ready is null:
                Removed += _pending.Remove(entry.Note) ? 1 : 0;
                break;
            case NarrationStatus.Failed when entry.LastFailure is { } last && IsNew(entry):
                Fail(new FailedAgain(entry.Note, last.Failure.Code.ToString(), last.Failure.Reason, last.Failure.Remedy));
                break;
            default:
                break;
        }
    }

    private bool IsNew(CatalogEntry entry) => KnownFailure.Of(entry) != _pending.GetValueOrDefault(entry.Note);

    private void Return(RecognizedDeadLetter letter)
    {
        if (letter.Note is not { } note)
        {
            Returned += _withoutNote.HasNewlyReturned(letter) ? 1 : 0;
        }
        else if (_ofNotes.HasNewlyReturned(letter))
        {
            Fail(new FailedAgain(note, letter.ErrorType, letter.ErrorMessage, ""));
        }
    }

    private void Fail(FailedAgain failed)
    {
        if (_pending.Remove(failed.Note))
        {
            _failed.Add(failed.Note, failed);
        }
    }

    /// <summary>What tells a failure from the next one of the same note.</summary>
    private readonly record struct KnownFailure(Revision Revision, DateTimeOffset At)
    {
        public static KnownFailure? Of(CatalogEntry entry) =>
            entry.LastFailure is { } failure ? new KnownFailure(failure.Revision, failure.At) : null;
    }
}
