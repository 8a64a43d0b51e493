using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.UseCases;

/// <summary>A note that a client edits a few times while laws deliver what follows in their own ways, and what must hold of it.</summary>
internal sealed class EditedNote
{
    private readonly Scenario _scenario;
    private readonly string[] _texts;
    private readonly Queue<int> _edits;
    private int _unpaid;

    /// <param name="scenario">Where the note is.</param>
    /// <param name="texts">What may be written.</param>
    /// <param name="edits">The changes to come: the index of a text, or a higher number for a removal.</param>
    public EditedNote(Scenario scenario, string[] texts, int[] edits)
    {
        _scenario = scenario;
        _texts = texts;
        _edits = new Queue<int>(edits);
    }

    /// <summary>What the stream tells of so far.</summary>
    public List<NoteChange> Changes { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Makes the next change, if one is left.</summary>
    public void Edit()
    {
        if (_edits.TryDequeue(out var edit))
        {
            Changes.Add(edit < _texts.Length ? _scenario.Write(_texts[edit]) : _scenario.Remove());
        }
    }

    public void EditTheRest()
    {
        while (_edits.Count > 0)
        {
            Edit();
        }
    }

    /// <summary>Lets the speech service fail, or answer; what it refuses is not paid for.</summary>
    public void SpeakFrom(TransientFailureException? outage) => _scenario.Speech.Fails = _ =>
    {
        _unpaid += outage is null ? 0 : 1;
        return outage;
    };

    public Task<CatalogEntry?> FindEntryAsync() => _scenario.Catalog.FindAsync(Scenario.Key, Token);

    public async Task CheckNothingAudibleIsDeletedAsync()
    {
        if (await FindEntryAsync() is { Ready: { } ready })
        {
            Assert.Contains(ready.Key, _scenario.Narrations.Keys);
        }
    }

    /// <summary>The last change is what the catalog says and all that the bucket has, and no segment was paid for twice.</summary>
    public async Task CheckTheEndAsync()
    {
        var entry = await FindEntryAsync();
        var last = Changes[^1].After is { } note ? SpokenContent.Of(note) : null;
        var expected = last switch
        {
            null => NarrationStatus.Removed,
            { Text: "" } => NarrationStatus.Failed,
            _ => NarrationStatus.Ready,
        };
        Assert.Equal(expected, entry?.Status ?? NarrationStatus.Removed);
        Assert.Equal(entry?.Ready is { } ready ? [ready.Key] : Array.Empty<NarrationKey>(), _scenario.Narrations.Keys);
        Assert.Equal(_scenario.Segments.Segments.Count, _scenario.Speech.Requests.Count - _unpaid);
        if (expected == NarrationStatus.Ready)
        {
            Assert.Equal(last!.Hash, entry!.Ready!.Content);
        }
    }
}
