using System.Text.Json;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Cli.Up;

/// <summary>Notes that became ready or failed since the last look.</summary>
internal sealed class SettledNotes(PipelineView view)
{
    private const int FirstPage = 64;

    private readonly HashSet<(NoteKey Note, DateTimeOffset? RequestedAt)> _failed = [];
    private long _lastMessage;

    /// <summary>What stands at the start is not news.</summary>
    public async Task StartAsync()
    {
        _lastMessage = await view.ListPublishedAsync(1) is [var last] ? last.Number : 0;
        await ReadFailedAsync();
    }

    /// <summary>The notes, in the order in which they became ready; then those that failed.</summary>
    public async Task<IReadOnlyList<NoteRow>> ReadAsync() => [.. await ReadReadyAsync(), .. await ReadFailedAsync()];

    /// <summary>The notes that became ready last, the last one first; none twice.</summary>
    public static async Task<IReadOnlyList<NoteRow>> ReadLatestAsync(PipelineView view, int limit)
    {
        var rows = new List<NoteRow>(limit);
        var seen = new HashSet<NoteKey>();
        foreach (var key in (await view.ListPublishedAsync(limit)).Select(KeyOf).Where(seen.Add))
        {
            if (await view.FindAsync(key) is { Status: NarrationStatus.Ready } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<NoteRow>> ReadReadyAsync()
    {
        var rows = new List<NoteRow>();
        var seen = new HashSet<NoteKey>();
        foreach (var key in (await ReadMessagesAsync()).Select(KeyOf).Where(seen.Add))
        {
            if (await view.FindAsync(key) is { Status: NarrationStatus.Ready } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    /// <summary>All messages since the last look, the oldest first.</summary>
    private async Task<IReadOnlyList<PublishedMessage>> ReadMessagesAsync()
    {
        var limit = FirstPage;
        var messages = await view.ListPublishedAsync(limit);
        while (messages.Count == limit && messages[^1].Number > _lastMessage + 1)
        {
            limit *= 4;
            messages = await view.ListPublishedAsync(limit);
        }

        var news = messages.Where(message => message.Number > _lastMessage).Reverse().ToList();
        _lastMessage = messages.Count > 0 ? messages[0].Number : _lastMessage;
        return news;
    }

    private async Task<IReadOnlyList<NoteRow>> ReadFailedAsync()
    {
        var failed = await view.ListAsync(int.MaxValue, NarrationStatus.Failed);
        return [.. failed.Where(row => _failed.Add((row.Key, row.RequestedAt))).Reverse()];
    }

    private static NoteKey KeyOf(PublishedMessage message)
    {
        using var body = JsonDocument.Parse(message.Body);
        return new NoteKey(
            body.RootElement.GetProperty("userId").GetString()!,
            NoteId.FromString(body.RootElement.GetProperty("noteId").GetString()!));
    }
}
