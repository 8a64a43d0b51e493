using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Embedded;

namespace Notecast.Soak.Checking;

/// <summary>Each note has exactly one narration, of its present content, ready and whole; or failed for good with a dead letter.</summary>
internal sealed class AudioCheck(EmbeddedStack stack, List<string> problems)
{
    /// <summary>The files of all narrations that are ready.</summary>
    public HashSet<string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys of all narrations that are ready.</summary>
    public HashSet<string> ReadyKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks a note.</summary>
    /// <param name="note">The note.</param>
    /// <param name="attributes">What was written last.</param>
    /// <param name="entry">Its entry; <see langword="null"/> when there is none.</param>
    /// <param name="letters">Notes and revisions that have a dead letter.</param>
    public async Task CheckAsync(NoteKey note, NoteAttributes attributes, CatalogEntry? entry, HashSet<(NoteKey, Revision)> letters)
    {
        var content = SpokenContent.Of(attributes);
        switch (entry)
        {
            case null:
                problems.Add($"{note} is in no catalog");
                break;
            case { Status: NarrationStatus.Ready, Ready: { } ready }:
                await CheckReadyAsync(note, content, ready);
                break;
            case { Status: NarrationStatus.Failed, LastFailure: { } failure }:
                CheckFailed(note, attributes, failure, letters);
                await KeepWhatCanBeHeardAsync(entry.Ready);
                break;
            default:
                problems.Add($"{note} is {entry.Status}, neither ready nor failed");
                break;
        }
    }

    private async Task CheckReadyAsync(NoteKey note, SpokenContent content, Ready ready)
    {
        ReadyKeys.Add(ready.Key.ToString());
        var row = await stack.View.FindAsync(note);
        Files.Add(row!.FilePath!);
        if (ready.Content != content.Hash)
        {
            problems.Add($"{note} is ready, but not with what was written last");
        }

        if (!File.Exists(row.FilePath))
        {
            return;
        }

        var summary = Mp3Walker.Walk(await File.ReadAllBytesAsync(row.FilePath!));
        if (summary.DamageCount > 0 || summary.StreamBytes != ready.Bytes || summary.Duration != ready.Duration)
        {
            problems.Add($"{row.FilePath} is not the audio that the catalog says");
        }
    }

    private void CheckFailed(NoteKey note, NoteAttributes attributes, LastFailure failure, HashSet<(NoteKey, Revision)> letters)
    {
        if (attributes.VoiceId is not null)
        {
            problems.Add($"{note} failed with {failure.Failure.Code}, though nothing is wrong with it");
        }

        if (!failure.Failure.IsPermanent)
        {
            problems.Add($"{note} failed for good with {failure.Failure.Code}, which is not permanent");
        }

        if (!letters.Contains((note, failure.Revision)))
        {
            problems.Add($"{note} failed for good, but there is no dead letter of it");
        }
    }

    /// <summary>A note that failed keeps its last audio.</summary>
    private async Task KeepWhatCanBeHeardAsync(Ready? ready)
    {
        if (ready is not null)
        {
            var link = await stack.AudioLinks.CreateAsync(ready.Key.ToString(), TimeSpan.FromMinutes(1), CancellationToken.None);
            Files.Add(link.LocalPath);
        }
    }
}
