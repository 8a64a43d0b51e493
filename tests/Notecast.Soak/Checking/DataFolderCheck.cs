using Microsoft.Data.Sqlite;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Soak.Checking;

/// <summary>Checks a data folder at rest against what the clients wrote.</summary>
internal sealed class DataFolderCheck(EmbeddedStack stack, string folder, Clients clients)
{
    private const int MostShown = 20;

    private readonly List<string> _problems = [];

    /// <summary>What was checked, in figures.</summary>
    public string Counts { get; private set; } = "";

    /// <summary>Checks all.</summary>
    /// <returns>What does not hold; none when all does.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var entries = await ReadEntriesAsync(cancellationToken);
        var letters = await new LetterCheck(stack, _problems).RunAsync(cancellationToken);
        await CheckNotesAsync(cancellationToken);
        var audio = new AudioCheck(stack, _problems);
        foreach (var (note, attributes) in clients.Written)
        {
            await audio.CheckAsync(note, attributes, entries.GetValueOrDefault(note), letters);
        }

        foreach (var entry in entries.Values.Where(entry => !clients.Written.ContainsKey(entry.Note) && !entry.Wanted.IsRemoval))
        {
            _problems.Add($"{entry.Note} is removed, but the catalog wants its narration");
        }

        CheckFiles(audio.Files);
        var messages = await new TopicCheck(stack, _problems).RunAsync(audio.ReadyKeys, clients.EverWritten, cancellationToken);
        var status = await stack.View.ReadStatusAsync(cancellationToken);
        CheckBill(status.Totals);
        CheckDatabase();
        var failed = clients.Written.Count - audio.ReadyKeys.Count;
        Counts = string.Join(
            ", ",
            FormattableString.Invariant($"{clients.Written.Count} notes, {audio.ReadyKeys.Count} ready, {failed} failed"),
            FormattableString.Invariant($"{letters.Count} dead letters, {messages} messages"),
            FormattableString.Invariant($"{status.Totals.SynthesizedSegments} segments billed of {clients.Paragraphs} written"),
            FormattableString.Invariant($"{status.SynthesisQueue.Total} jobs hidden"));
        return _problems.Count <= MostShown
            ? _problems
            : [.. _problems.Take(MostShown), $"and {_problems.Count - MostShown} more"];
    }

    private async Task<Dictionary<NoteKey, CatalogEntry>> ReadEntriesAsync(CancellationToken cancellationToken)
    {
        var entries = new Dictionary<NoteKey, CatalogEntry>();
        await foreach (var page in stack.CatalogScan.ReadPagesAsync(0, 1, cancellationToken))
        {
            foreach (var entry in page)
            {
                entries.Add(entry.Note, entry);
            }
        }

        return entries;
    }

    /// <summary>What a client was told is written is there, and nothing else.</summary>
    private async Task CheckNotesAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<NoteKey, NoteAttributes>();
        await foreach (var note in stack.NoteClient.ListAsync(cancellationToken: cancellationToken))
        {
            found.Add(note.Key, note.Attributes);
        }

        var wrong = clients.Written.Keys.Union(found.Keys)
            .Where(key => clients.Written.GetValueOrDefault(key) != found.GetValueOrDefault(key));
        _problems.AddRange(wrong.Select(key => $"{key} is not in the notes table as it was written last"));
    }

    private void CheckFiles(HashSet<string> expected)
    {
        var found = Directory.GetFiles(Path.Combine(folder, "audio"), "*", SearchOption.AllDirectories).ToHashSet(StringComparer.Ordinal);
        _problems.AddRange(found.Except(expected).Select(path => $"{path} belongs to no narration that is ready"));
        _problems.AddRange(expected.Except(found).Select(path => $"{path} is not there, though its narration is ready"));
        _problems.AddRange(Directory.GetFiles(Path.Combine(folder, "temp")).Select(path => $"{path} was left behind"));
    }

    /// <summary>
    /// The folder tells which segments were spoken and kept, and how many were charged for in runs that ended: were one of them charged
    /// twice, the second number would be the larger. What a killed run spoke and did not keep is in neither.
    /// </summary>
    private void CheckBill(PipelineTotals totals)
    {
        var kept = Directory.GetFiles(Path.Combine(folder, "segments"), "*.mp3", SearchOption.AllDirectories).Length;
        if (totals.SynthesizedSegments > kept)
        {
            _problems.Add($"{totals.SynthesizedSegments} segments were charged for, but there are only {kept} different ones");
        }

        if (kept > clients.Paragraphs)
        {
            _problems.Add($"{kept} segments are kept, but only {clients.Paragraphs} paragraphs were ever written");
        }
    }

    private void CheckDatabase()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "notecast.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma integrity_check";
        if (command.ExecuteScalar() is not "ok" and var answer)
        {
            _problems.Add($"the database is damaged: {answer}");
        }
    }
}
