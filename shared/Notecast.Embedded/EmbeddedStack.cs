using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Notecast.Embedded.Catalog;
using Notecast.Embedded.Dictations;
using Notecast.Embedded.Narrations;
using Notecast.Embedded.Notes;
using Notecast.Embedded.Operations;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Queues;
using Notecast.EventSources.Streams;

namespace Notecast.Embedded;

/// <summary>All that the pipeline keeps, in one data folder: a SQLite database, and narrations, dictations and segments as files.</summary>
public sealed class EmbeddedStack : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly Database _database;
    private readonly PipelineLock? _lock;
    private readonly Func<IDeadLetterBox> _openDeadLetters;

    private EmbeddedStack(DataFolder folder, Database database, PipelineLock? pipelineLock, TimeProvider time)
    {
        _folder = folder;
        _database = database;
        _lock = pipelineLock;
        var changed = new Signal();
        var deadLetters = new MessageQueue(database, QueueNames.DeadLetters, time);
        var synthesis = new MessageQueue(database, QueueNames.Synthesis, time, deadLetters);
        var invocations = new InvocationQueue(database, time);
        var narrations = new EmbeddedNarrationStore(database, folder, invocations, time);
        var dictations = new EmbeddedDictationStore(database, folder, time);
        if (pipelineLock is not null)
        {
            Recovery.Run(database, time);
            narrations.Recover();
            dictations.DeleteExpired();
        }

        var notes = new EmbeddedNoteTable(database);
        var catalog = new EmbeddedCatalog(database, time);
        var replays = new MessageQueue(database, QueueNames.Replay, time, deadLetters);
        _openDeadLetters = () => new EmbeddedDeadLetterBox(database, deadLetters, replays, time);
        Notes = notes;
        NoteScan = notes;
        NoteStream = new NoteStream(database, changed, time);
        NoteClient = new NoteClient(database, changed, time);
        Catalog = catalog;
        CatalogScan = catalog;
        SynthesisMessages = synthesis;
        DeadLetterMessages = deadLetters;
        ReplayMessages = replays;
        SynthesisQueue = new EmbeddedSynthesisQueue(synthesis);
        DeadLetters = new EmbeddedDeadLetterQueue(deadLetters);
        Segments = new EmbeddedSegmentCache(folder);
        Narrations = narrations;
        NarrationScan = narrations;
        FinishInvocations = invocations;
        Dictations = dictations;
        DictationGuard = new EmbeddedDictationGuard(database, time);
        AudioLinks = new EmbeddedAudioLinks(folder);
        Topic = new EmbeddedTopic(database, time);
        Idempotency = new EmbeddedIdempotency(database, time);
        ReplayGuard = new EmbeddedReplayGuard(database, time);
        AuditLog = new EmbeddedAuditLog(database, folder);
        View = new PipelineView(database, narrations, time);
    }

    /// <summary>The notes table, as the use cases read it.</summary>
    public INoteTable Notes { get; }

    /// <summary>The whole notes table, as reconciliation reads it.</summary>
    public INoteScan NoteScan { get; }

    /// <summary>The changes of the notes table, whoever makes them.</summary>
    public IRecordStream NoteStream { get; }

    /// <summary>The notes table, as its clients write it.</summary>
    public NoteClient NoteClient { get; }

    /// <summary>The narrations table.</summary>
    public ICatalog Catalog { get; }

    /// <summary>The narrations table, as reconciliation reads it.</summary>
    public ICatalogScan CatalogScan { get; }

    /// <summary>The queue of synthesis jobs, as the use cases send to it.</summary>
    public ISynthesisQueue SynthesisQueue { get; }

    /// <summary>The queue of synthesis jobs, as its event source reads it. Five receives are the most.</summary>
    public IMessageQueue SynthesisMessages { get; }

    /// <summary>The queue of what failed for good, as the use cases send to it.</summary>
    public IDeadLetterQueue DeadLetters { get; }

    /// <summary>The queue of what failed for good, as operators read it.</summary>
    public IMessageQueue DeadLetterMessages { get; }

    /// <summary>The queue of dead letters on their way back. Five receives are the most.</summary>
    public IMessageQueue ReplayMessages { get; }

    /// <summary>The synthesized segments.</summary>
    public ISegmentCache Segments { get; }

    /// <summary>The narrations. Each put is an invocation in <see cref="FinishInvocations"/>.</summary>
    public INarrationStore Narrations { get; }

    /// <summary>The narrations, as reconciliation looks at them.</summary>
    public INarrationScan NarrationScan { get; }

    /// <summary>The asynchronous invocations of FinishNarration.</summary>
    public IInvocationQueue FinishInvocations { get; }

    /// <summary>
    /// The dictations. They are kept for <see cref="DictationOptions.Retention"/> as it is by default, and deleted when a pipeline starts
    /// or another one is put.
    /// </summary>
    public IDictationStore Dictations { get; }

    /// <summary>Sees to it that what several callers ask for at the same moment is spoken once.</summary>
    public IDictationGuard DictationGuard { get; }

    /// <summary>Links to the files of narrations and dictations: absolute <c>file://</c> URIs, which work on this machine.</summary>
    public IAudioLinks AudioLinks { get; }

    /// <summary>The topic that tells when a narration is ready.</summary>
    public INarrationTopic Topic { get; }

    /// <summary>The idempotency records.</summary>
    public IIdempotency Idempotency { get; }

    /// <summary>Sees to it that each dead letter on its way back is replayed once.</summary>
    public IReplayGuard ReplayGuard { get; }

    /// <summary>The log of what operators changed.</summary>
    public IAuditLog AuditLog { get; }

    /// <summary>The folder for what operators take out of the queue. It is there.</summary>
    public string ArchiveFolder => _folder.Operations;

    /// <summary>Whether a pipeline runs on the data folder now, in this process or another.</summary>
    /// <exception cref="DataFolderException">The lock's file cannot be read.</exception>
    public bool IsPipelineRunning => _lock is not null || PipelineLock.IsHeld(_folder);

    /// <summary>How the pipeline stands.</summary>
    public PipelineView View { get; }

    /// <summary>Opens a data folder, and makes it when it is new. Any number of processes may have it open, beside a pipeline or without.</summary>
    /// <exception cref="DataFolderException">The folder or its database cannot be used.</exception>
    public static EmbeddedStack OpenAsClient(string path, TimeProvider time)
    {
        var folder = DataFolder.Prepare(path);
        return new EmbeddedStack(folder, Database.Open(folder), pipelineLock: null, time);
    }

    /// <summary>
    /// Opens a data folder for the one process that runs its pipeline, and makes it when it is new. What an earlier pipeline had
    /// taken and not finished is given back, wherever it was interrupted.
    /// </summary>
    /// <exception cref="DataFolderException">Another pipeline runs on the folder, or the folder or its database cannot be used.</exception>
    public static EmbeddedStack OpenAsPipeline(string path, TimeProvider time)
    {
        var folder = DataFolder.Prepare(path);
        var pipelineLock = PipelineLock.Take(folder);
        Database? database = null;
        try
        {
            database = Database.OpenForPipeline(folder, time);
            return new EmbeddedStack(folder, database, pipelineLock, time);
        }
        catch (Exception exception)
        {
            database?.Dispose();
            pipelineLock.Dispose();
            if (exception is TransientFailureException or IOException or UnauthorizedAccessException)
            {
                throw new DataFolderException(
                    folder.Root, $"cannot be put in order ({exception.Message})", "Mend that, then start again.", exception);
            }

            throw;
        }
    }

    /// <summary>Opens the queue of what failed for good, as an operator works on it.</summary>
    public IDeadLetterBox OpenDeadLetters() => _openDeadLetters();

    /// <summary>Closes the database and gives the data folder free.</summary>
    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }
}
