using Notecast.Domain.DeadLetters;
using Notecast.Domain.Notes;

namespace Notecast.Cli.Samples;

/// <summary>
/// Brings the sample notes to where a function takes over, so that its sample events find what they are about: on any adapters, through
/// what a client and the functions before it do.
/// </summary>
/// <remarks>
/// The functions on the way send jobs and put narrations, as they always do. Their messages wait in the queues when the stage is ready:
/// whoever wants to tell what the sample event itself leaves takes them away first.
/// </remarks>
internal static class SampleStage
{
    private static readonly (string Function, string Case)[] Planned =
    [
        (FunctionNames.PlanNarrations, "new-note"),
        (FunctionNames.PlanNarrations, "odd-characters-in-ids"),
        (FunctionNames.PlanNarrations, "removed-by-client"),
        (FunctionNames.PlanNarrations, "text-empty"),
    ];

    private static readonly (string Function, string Case)[] Narrated =
    [
        .. Planned,
        (FunctionNames.NarrateNote, "one-job"),
        (FunctionNames.NarrateNote, "odd-characters-in-ids"),
    ];

    /// <summary>Prepares the stage of a function. The tables, queues and the bucket must be empty.</summary>
    /// <param name="function">The function's name. Of a function that needs none of the others, the stage is the notes table alone.</param>
    /// <param name="write">Writes a note, as a client does.</param>
    /// <param name="invoke">Invokes a function with an event that must succeed; whoever gets a failure throws.</param>
    public static async Task PrepareAsync(string function, Func<Note, Task> write, Func<SampleEvent, Task> invoke)
    {
        foreach (var note in SampleNotes.All)
        {
            await write(note);
        }

        foreach (var (earlier, name) in EventsBefore(function))
        {
            var sample = SampleEvents.Find(earlier, name)
                ?? throw new InvalidOperationException($"There is no sample event {earlier}/{name}, which the stage of {function} needs.");
            await invoke(sample);
        }
    }

    private static (string Function, string Case)[] EventsBefore(string function) => function switch
    {
        FunctionNames.NarrateNote or FunctionNames.ReplayDeadLetters => Planned,
        FunctionNames.FinishNarration => Narrated,
        _ => [],
    };
}
