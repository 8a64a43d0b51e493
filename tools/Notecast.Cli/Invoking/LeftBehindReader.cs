using Notecast.Domain.Audio;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Notes;
using Notecast.Embedded;
using Notecast.Embedded.Tracing;

namespace Notecast.Cli.Invoking;

/// <summary>Reads what a function leaves in a data folder.</summary>
internal sealed class LeftBehindReader
{
    private readonly EmbeddedStack _stack;
    private readonly TraceMark _mark;
    private readonly Dictionary<NoteKey, NarrationStatus?> _before;
    private readonly bool _isThrownAway;

    private LeftBehindReader(EmbeddedStack stack, TraceMark mark, Dictionary<NoteKey, NarrationStatus?> before, bool isThrownAway)
    {
        _stack = stack;
        _mark = mark;
        _before = before;
        _isThrownAway = isThrownAway;
    }

    /// <summary>Looks at the folder before the function runs.</summary>
    /// <param name="stack">The folder.</param>
    /// <param name="notes">The notes that the event is about.</param>
    /// <param name="isThrownAway">Whether nobody will find the files.</param>
    /// <param name="stop">Stops looking.</param>
    public static async Task<LeftBehindReader> StartAsync(
        EmbeddedStack stack, IReadOnlyList<NoteKey> notes, bool isThrownAway, CancellationToken stop)
    {
        var before = new Dictionary<NoteKey, NarrationStatus?>();
        foreach (var note in notes)
        {
            before[note] = await StatusOfAsync(stack, note, stop);
        }

        return new LeftBehindReader(stack, await stack.Traces.MarkAsync(stop), before, isThrownAway);
    }

    /// <summary>Looks at the folder after the function has run.</summary>
    public async Task<LeftBehind> ReadAsync(CancellationToken stop)
    {
        var trace = await _stack.Traces.ReadSinceAsync(_mark, stop);
        List<RecognizedDeadLetter> letters = [.. trace.DeadLetters.Select(Recognize)];
        return new LeftBehind
        {
            Jobs = trace.Jobs,
            DeadLetters = letters,
            Narrations = await MeasureAsync(trace.Narrations, stop),
            DeletedNarrations = trace.DeletedNarrations,
            Dictations = await MeasureAsync(trace.Dictations, stop),
            Catalog = await ReadCatalogAsync(NotesOf(trace, letters), stop),
            Messages = trace.Published,
        };
    }

    private static async Task<NarrationStatus?> StatusOfAsync(EmbeddedStack stack, NoteKey note, CancellationToken stop) =>
        (await stack.Catalog.FindAsync(note, stop))?.Status;

    private static RecognizedDeadLetter Recognize(SentMessage message) => DeadLetterReader.Read(new DeadLetterMessage
    {
        MessageId = message.MessageId,
        Body = message.Body,
        Attributes = message.Attributes,
        SentAt = message.SentAt,
    });

    private IEnumerable<NoteKey> NotesOf(PipelineTrace trace, List<RecognizedDeadLetter> letters) => _before.Keys
        .Concat(trace.Jobs.Select(sent => SynthesisJobFormat.TryRead(sent.Body, out var job, out _) ? job.Note : null).OfType<NoteKey>())
        .Concat(letters.Select(letter => letter.Note).OfType<NoteKey>())
        .DistinctBy(note => (note.UserId, note.NoteId.Text));

    private async Task<List<LeftStatus>> ReadCatalogAsync(IEnumerable<NoteKey> notes, CancellationToken stop)
    {
        var read = new List<LeftStatus>();
        foreach (var note in notes)
        {
            read.Add(new LeftStatus(note, _before.GetValueOrDefault(note), await StatusOfAsync(_stack, note, stop)));
        }

        return read;
    }

    private async Task<List<LeftAudio>> MeasureAsync(IReadOnlyList<AudioTrace> put, CancellationToken stop)
    {
        var measured = new List<LeftAudio>();
        foreach (var audio in put)
        {
            measured.Add(new LeftAudio(audio.ObjectKey, _isThrownAway ? null : audio.FilePath, await MeasureAsync(audio.FilePath, stop)));
        }

        return measured;
    }

    private static async Task<TimeSpan?> MeasureAsync(string path, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            return (await Mp3Walker.WalkAsync(file, stop)).Duration;
        }
        catch (Exception exception) when (exception is Mp3Exception or IOException)
        {
            return null;
        }
    }
}
