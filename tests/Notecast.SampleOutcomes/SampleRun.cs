using System.Globalization;
using Notecast.Cli.Samples;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>Runs a sample event on its function's stage and measures what it leads to.</summary>
public static class SampleRun
{
    /// <summary>Runs a row's event.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stack">A stack that is empty.</param>
    /// <param name="invoke">Invokes the function with the event; without it, the stack does.</param>
    /// <exception cref="InvalidOperationException">There is no such event, or its stage cannot be prepared.</exception>
    public static async Task<SampleOutcome> RunAsync(
        SampleRow row, ISampleStack stack, Func<string, string, Task<InvocationResult>>? invoke = null)
    {
        var sample = SampleEvents.Find(row.Function, row.Case) ?? throw new InvalidOperationException($"There is no sample event {row}.");
        await SampleStage.PrepareAsync(row.Function, stack.WriteNoteAsync, earlier => PrepareAsync(stack, earlier));
        await stack.TakeJobsAsync();
        await stack.TakeDeadLettersAsync();
        await stack.TakePublishedAsync();
        var result = await (invoke ?? stack.InvokeAsync)(sample.Function, sample.Json);
        return await MeasureAsync(stack, result, EventNotes.In(sample.Json));
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

    private static async Task<SampleOutcome> MeasureAsync(ISampleStack stack, InvocationResult result, IReadOnlyList<NoteKey> notes)
    {
        var published = await stack.TakePublishedAsync();
        return new SampleOutcome(new Dictionary<string, string>
        {
            ["answer"] = OutcomeWords.Answer(result),
            ["jobs"] = List((await stack.TakeJobsAsync()).Select(OutcomeWords.Job)),
            ["dead letters"] = List((await stack.TakeDeadLettersAsync()).Select(OutcomeWords.DeadLetter)),
            ["narrations"] = await ListAudioAsync(stack, NarrationKey.Folder, notes),
            ["dictations"] = await ListAudioAsync(stack, "dictations/", notes),
            ["messages"] = published == 0 ? "" : published.ToString(CultureInfo.InvariantCulture),
            ["catalog"] = await ListStatusAsync(stack, notes),
        });
    }

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Order(StringComparer.Ordinal));

    private static async Task<string> ListAudioAsync(ISampleStack stack, string folder, IReadOnlyList<NoteKey> notes)
    {
        var keys = new List<string>();
        foreach (var note in notes)
        {
            keys.AddRange((await stack.ListAudioAsync($"{folder}{OutcomeWords.Of(note)}/")).Select(OutcomeWords.Short));
        }

        return List(keys);
    }

    /// <summary>The status of each note that the event is about, in the event's order.</summary>
    private static async Task<string> ListStatusAsync(ISampleStack stack, IReadOnlyList<NoteKey> notes)
    {
        var statuses = new List<string>();
        foreach (var note in notes)
        {
            statuses.Add((await stack.FindStatusAsync(note))?.ToString().ToLowerInvariant() ?? SampleOutcome.Nothing);
        }

        return string.Join(", ", statuses);
    }
}
