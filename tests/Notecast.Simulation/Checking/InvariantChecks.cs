using System.Globalization;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Checking;

/// <summary>Checks the invariants of a pipeline that is at rest.</summary>
internal sealed class InvariantChecks(SimulatedWorld world)
{
    private readonly Observations _observations = world.Observations;
    private readonly AudioChecks _audio = new(world);

    /// <summary>Every note that exists is ready or failed for good, and nothing is heard of those that do not.</summary>
    public void CheckNotes(bool afterReconciliation)
    {
        var objectsOfNotes = world.Objects.Keys.ToLookup(stored => stored.Note);
        foreach (var key in world.KnownNotes)
        {
            var note = Now(world.Table.FindAsync(key, CancellationToken.None));
            var entry = Now(world.Entries.FindAsync(key, CancellationToken.None));
            var objects = objectsOfNotes[key].ToList();
            if (note is null)
            {
                CheckRemoved(key, entry, objects);
            }
            else
            {
                CheckExisting(note, entry, objects);
            }
        }

        if (afterReconciliation)
        {
            CheckOrphans();
        }
    }

    /// <summary>Clients correct what cannot be spoken.</summary>
    public void Mend()
    {
        foreach (var key in world.KnownNotes)
        {
            if (Now(world.Table.FindAsync(key, CancellationToken.None)) is { } note && !Speakable.Is(SpokenContent.Of(note.Attributes)))
            {
                world.Clients.Write(key, $"{key.NoteId}: corrected.", voiceId: null);
            }
        }
    }

    /// <summary>Whether a dead letter stays one until its note is corrected, or was no message of the pipeline.</summary>
    public bool IsHopeless(RecognizedDeadLetter letter) =>
        letter.Kind == DeadLetterKind.Unknown
        || (letter.Note is { } key
            && Now(world.Table.FindAsync(key, CancellationToken.None)) is { } note
            && !Speakable.Is(SpokenContent.Of(note.Attributes)));

    /// <summary>Each dead letter says what failed, where, why, how often and when.</summary>
    public void CheckDeadLetters()
    {
        foreach (var letter in world.DeadLetterQueue.Peek().Select(SimulatedOperator.LetterOf))
        {
            if (Missing(letter) is { Count: > 0 } missing)
            {
                _observations.Report(
                    Invariant.FailuresAreCompleteDeadLetters, $"A dead letter ({letter.Kind}) does not tell its {string.Join(", ", missing)}: {letter.Message.Body}");
            }
        }
    }

    /// <summary>Nothing is left that could not be replayed.</summary>
    public void CheckQueueIsEmpty()
    {
        foreach (var letter in world.DeadLetterQueue.Peek().Select(SimulatedOperator.LetterOf))
        {
            _observations.Report(
                Invariant.FailuresAreCompleteDeadLetters,
                string.Create(CultureInfo.InvariantCulture, $"A dead letter ({letter.Kind}, {letter.ErrorType}) is left after {letter.Replays} replays: {letter.ErrorMessage}"));
        }
    }

    /// <summary>The topic was told of what became ready, and of nothing else.</summary>
    public void CheckTopic()
    {
        var told = _observations.Messages.Select(message => message.Ready.Key).ToHashSet();
        foreach (var key in _observations.Readied.Except(told).Where(IsReadyNow))
        {
            _observations.Report(Invariant.TheTopicTellsOfEachReadyNarration, $"{key} became ready and nobody was told.");
        }

        foreach (var key in told.Except(_observations.Readied))
        {
            _observations.Report(Invariant.TheTopicTellsOfEachReadyNarration, $"{key} was announced and never became ready.");
        }
    }

    /// <summary>Of audio that was superseded and deleted before its message could be sent, nobody needs to hear.</summary>
    private bool IsReadyNow(NarrationKey key) => Now(world.Entries.FindAsync(key.Note, CancellationToken.None))?.Ready?.Key == key;

    private void CheckRemoved(NoteKey key, CatalogEntry? entry, List<NarrationKey> objects)
    {
        if (objects.Count > 0 || entry is { Wanted.IsRemoval: false } || entry?.Ready is not null)
        {
            _observations.Report(
                Invariant.NothingIsLeftOfRemovedNotes, $"{key} was removed; its status is {entry?.Status} and its objects are {Names(objects)}.");
        }
    }

    private void CheckExisting(Note note, CatalogEntry? entry, List<NarrationKey> objects)
    {
        var content = SpokenContent.Of(note.Attributes);
        var isReady = entry is { Status: NarrationStatus.Ready, Ready: { } ready }
            && ready.Content == content.Hash
            && objects is [var only]
            && only == ready.Key;
        var hasFailedForGood = entry is { Status: NarrationStatus.Failed, LastFailure.Failure.IsPermanent: true } && !Speakable.Is(content);
        if (!isReady && !hasFailedForGood)
        {
            _observations.Report(
                Invariant.EveryNoteIsReadyOrFailedForGood,
                $"{note.Key} is {entry?.Status.ToString() ?? "unknown"} ({entry?.LastFailure?.Failure.Code}), its objects are {Names(objects)}.");
        }
        else if (isReady)
        {
            foreach (var problem in _audio.Problems(content, entry!.Ready!))
            {
                _observations.Report(Invariant.EveryNoteIsReadyOrFailedForGood, $"{note.Key} is ready, but {problem}.");
            }
        }
    }

    private void CheckOrphans()
    {
        foreach (var key in world.Objects.Keys)
        {
            if (Now(world.Entries.FindAsync(key.Note, CancellationToken.None))?.Ready?.Key != key)
            {
                _observations.Report(Invariant.NothingIsLeftOfRemovedNotes, $"{key} belongs to no narration that is ready.");
            }
        }
    }

    private static List<string> Missing(RecognizedDeadLetter letter)
    {
        var missing = new List<string>();
        void Require(string name, bool isThere)
        {
            if (!isThere)
            {
                missing.Add(name);
            }
        }

        // Nobody knows where a message comes from that is none of the pipeline's.
        Require("function", letter.Function.Length > 0 || letter.Kind == DeadLetterKind.Unknown);
        Require("step", letter.Step.Length > 0 || letter.Kind == DeadLetterKind.Unknown);
        Require("error type", letter.ErrorType.Length > 0);
        Require("error message", letter.ErrorMessage.Length > 0);
        Require("attempts", letter.Attempts > 0);
        Require("first failure", letter.FirstFailedAt > default(DateTimeOffset));
        Require("last failure", letter.LastFailedAt >= letter.FirstFailedAt);
        Require("note", letter.Note is not null || letter.Kind is DeadLetterKind.Unknown or DeadLetterKind.FailedStreamBatch);
        return missing;
    }

    private static string Names(List<NarrationKey> objects) => objects.Count == 0 ? "none" : string.Join(", ", objects);

    /// <summary>What a port in memory answers at once.</summary>
    private static T Now<T>(Task<T> answer) => answer.GetAwaiter().GetResult();
}
