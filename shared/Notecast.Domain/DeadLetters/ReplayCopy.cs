using System.Globalization;

namespace Notecast.Domain.DeadLetters;

/// <summary>The copy of a dead letter that goes to the replay queue.</summary>
public static class ReplayCopy
{
    /// <summary>
    /// The attributes that a copy has beside the letter's, the most important first: <see cref="DeadLetterAttributes.ReplayOf"/>, instead
    /// of an older one, and <see cref="DeadLetterAttributes.FirstFailedAt"/> for a letter that has none. Such a letter's first failure is
    /// read from the message itself, and the copy is another message, with a time of its own.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> MarksOf(DeadLetterMessage letter)
    {
        var replayOf = KeyValuePair.Create(DeadLetterAttributes.ReplayOf, letter.MessageId);
        if (letter.Attributes.ContainsKey(DeadLetterAttributes.FirstFailedAt))
        {
            return [replayOf];
        }

        var firstFailedAt = DeadLetterReader.Read(letter).FirstFailedAt.ToString("O", CultureInfo.InvariantCulture);
        return [replayOf, KeyValuePair.Create(DeadLetterAttributes.FirstFailedAt, firstFailedAt)];
    }

    /// <summary>All attributes of a copy on a queue that has room for them all.</summary>
    public static IReadOnlyDictionary<string, string> AttributesOf(DeadLetterMessage letter)
    {
        var attributes = new Dictionary<string, string>(letter.Attributes);
        foreach (var (name, value) in MarksOf(letter))
        {
            attributes[name] = value;
        }

        return attributes;
    }
}
