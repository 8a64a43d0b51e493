using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>
/// Tells whether a letter in the queue is one that was replayed and came back: it has the body of one that was sent, and counts more
/// replays. No clock is asked. It remembers a hash and a count of a bounded number of letters.
/// </summary>
/// <param name="limit">The most letters that are remembered.</param>
internal sealed class SentLetters(int limit)
{
    private readonly Dictionary<UInt128, int> _replays = [];
    private readonly HashSet<UInt128> _returned = [];

    /// <summary>Remembers a letter. Of several with the same body the highest count is kept, so that none of them is mistaken.</summary>
    public void Add(RecognizedDeadLetter letter)
    {
        var hash = HashOf(letter);
        if (_replays.TryGetValue(hash, out var replays))
        {
            _replays[hash] = Math.Max(replays, letter.Replays);
        }
        else if (_replays.Count < limit)
        {
            _replays.Add(hash, letter.Replays);
        }
    }

    /// <summary>Whether a letter came back, and that is new.</summary>
    public bool HasNewlyReturned(RecognizedDeadLetter letter)
    {
        var hash = HashOf(letter);
        return _replays.TryGetValue(hash, out var replays) && letter.Replays > replays && _returned.Add(hash);
    }

    private static UInt128 HashOf(RecognizedDeadLetter letter) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(letter.Message.Body)));
}
