using System.Text.Json;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Soak.Checking;

/// <summary>The topic told at least once of each narration that is ready, and of no note that nobody wrote.</summary>
internal sealed class TopicCheck(EmbeddedStack stack, List<string> problems)
{
    /// <returns>How many messages there are.</returns>
    public async Task<int> RunAsync(IReadOnlySet<string> readyKeys, IReadOnlySet<NoteKey> everWritten, CancellationToken cancellationToken)
    {
        var messages = await stack.View.ListPublishedAsync(int.MaxValue, cancellationToken);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            using var body = JsonDocument.Parse(message.Body);
            string TextOf(string name) => body.RootElement.GetProperty(name).GetString()!;
            told.Add(TextOf("objectKey"));
            if (!everWritten.Contains(new NoteKey(TextOf("userId"), NoteId.FromString(TextOf("noteId")))))
            {
                problems.Add($"message {message.Number} of the topic is of a note that nobody wrote");
            }
        }

        problems.AddRange(readyKeys.Except(told).Select(key => $"{key} is ready, but the topic never told"));
        return messages.Count;
    }
}
