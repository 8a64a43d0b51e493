using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>What became of the notes of replayed letters. It remembers a bounded number of keys, and nothing else of a letter.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="began">When the replay began: a failure of an earlier time is the one that was replayed.</param>
/// <param name="limit">The most notes that are followed.</param>
internal sealed class ReplayedNotes(ICatalogScan catalog, DateTimeOffset began, int limit = ReplayedNotes.UsualLimit)
{
    private const int UsualLimit = 10_000;
    private const int Page = 100;

    private readonly HashSet<NoteKey> _pending = [];
    private readonly Dictionary<NoteKey, FailedAgain> _failed = [];
    private readonly HashSet<UInt128> _bodiesWithoutNote = [];
    private readonly HashSet<UInt128> _returned = [];

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
    public int Returned => _returned.Count;

    /// <summary>Letters that are not followed, since there are too many.</summary>
    public long NotFollowed { get; private set; }

    /// <summary>Whether there is anything to follow.</summary>
    public bool IsEmpty => _pending.Count == 0 && WithoutNote == 0;

    /// <summary>Takes letters that were sent.</summary>
    public void Add(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            if (letter.Note is { } note)
            {
                NotFollowed += _pending.Count < limit || _pending.Contains(note) ? 0 : 1;
                _ = _pending.Count < limit && _pending.Add(note);
            }
            else
            {
                WithoutNote++;
                _ = _bodiesWithoutNote.Count < limit && _bodiesWithoutNote.Add(HashOf(letter));
            }
        }
    }

    /// <summary>Looks at the notes that are still on their way.</summary>
    /// <returns>Whether one of them is settled now.</returns>
    public async Task<bool> ReadCatalogAsync(CancellationToken stop)
    {
        var before = _pending.Count;
        foreach (var page in _pending.ToArray().Chunk(Page))
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
            var letters = messages.Select(DeadLetterReader.Read);
            foreach (var letter in letters.Where(letter => letter.Replays > 0 && letter.Message.SentAt >= began))
            {
                Return(letter);
            }
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
            case NarrationStatus.Failed when entry.LastFailure is { } last && last.At >= began:
                Fail(new FailedAgain(entry.Note, last.Failure.Code.ToString(), last.Failure.Reason, last.Failure.Remedy));
                break;
            default:
                break;
        }
    }

    private void Return(RecognizedDeadLetter letter)
    {
        if (letter.Note is { } note)
        {
            Fail(new FailedAgain(note, letter.ErrorType, letter.ErrorMessage, ""));
        }
        else if (HashOf(letter) is var hash && _bodiesWithoutNote.Contains(hash))
        {
            _returned.Add(hash);
        }
    }

    private void Fail(FailedAgain failed)
    {
        if (_pending.Remove(failed.Note))
        {
            _failed.Add(failed.Note, failed);
        }
    }

    private static UInt128 HashOf(RecognizedDeadLetter letter) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Message.Body)));
}
