using System.Text;
using Notecast.Cli.Invoking;
using Notecast.Cli.Samples;
using Notecast.Domain.Catalog;
using Notecast.Domain.Dictations;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>Runs a sample event on its function's stage, which is prepared on a stack, and measures what it leads to.</summary>
public static class StackRun
{
    /// <summary>Runs a row's event.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="invoke">Invokes the row's function with its event; without it, the stack does.</param>
    /// <exception cref="InvalidOperationException">The stage cannot be prepared.</exception>
    public static async Task<SampleOutcome> RunAsync(SampleRow row, ISampleStack stack, Func<string, Task<InvocationResult>>? invoke = null)
    {
        var sample = row.FindSample();
        await SampleStage.PrepareAsync(row.Function, stack.WriteNoteAsync, earlier => PrepareAsync(stack, earlier));
        await stack.TakeJobsAsync();
        await stack.TakeDeadLettersAsync();
        await stack.TakePublishedAsync();
        var narrations = await stack.ListAudioAsync(NarrationKey.Folder);
        var result = await (invoke is null ? stack.InvokeAsync(row.Function, sample.Json) : invoke(sample.Json));
        return await MeasureAsync(stack, sample, narrations, result);
    }

    private static async Task PrepareAsync(ISampleStack stack, SampleEvent earlier)
    {
        var result = await stack.InvokeAsync(earlier.Function, earlier.Json);
        if (result.Status != InvocationStatus.Succeeded)
        {
            throw new InvalidOperationException(
                $"The stage needs {earlier.Function}/{earlier.Case}, which fails: {result.ErrorType}: {result.ErrorMessage}");
        }
    }

    private static async Task<SampleOutcome> MeasureAsync(
        ISampleStack stack, SampleEvent sample, IReadOnlyList<string> narrations, InvocationResult result)
    {
        var jobs = await stack.TakeJobsAsync();
        var letters = await stack.TakeDeadLettersAsync();
        return OutcomeWords.Of(new Traces
        {
            Result = result,
            Jobs = jobs,
            DeadLetters = letters,
            Narrations = [.. (await stack.ListAudioAsync(NarrationKey.Folder)).Except(narrations)],
            Dictations = await stack.ListAudioAsync(DictationKey.Folder),
            Messages = await stack.TakePublishedAsync(),
            Catalog = await ReadCatalogAsync(stack, NotesOf(sample, jobs, letters)),
        });
    }

    /// <summary>The notes that <c>notecast invoke</c> looks at, too.</summary>
    private static IEnumerable<NoteKey> NotesOf(
        SampleEvent sample, IReadOnlyList<LeftMessage> jobs, IReadOnlyList<LeftMessage> letters) => EventNotes
        .Of(Encoding.UTF8.GetBytes(sample.Json))
        .Concat(jobs.Select(sent => SynthesisJobFormat.TryRead(sent.Body, out var job, out _) ? job.Note : null).OfType<NoteKey>())
        .Concat(letters.Select(letter => letter.Recognize().Note).OfType<NoteKey>())
        .DistinctBy(note => (note.UserId, note.NoteId.Text));

    private static async Task<List<(NoteKey Note, NarrationStatus? Status)>> ReadCatalogAsync(
        ISampleStack stack, IEnumerable<NoteKey> notes)
    {
        var statuses = new List<(NoteKey Note, NarrationStatus? Status)>();
        foreach (var note in notes)
        {
            statuses.Add((note, await stack.FindStatusAsync(note)));
        }

        return statuses;
    }
}
