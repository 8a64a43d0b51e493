using Notecast.Domain.Jobs;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in the body of a synthesis job.</summary>
internal static class JobFilling
{
    /// <summary>Which note at which revision it is about.</summary>
    public static IReadOnlyList<string> KeySettings { get; } = [SettingNames.UserId, SettingNames.NoteId, SettingNames.Revision];

    public static bool IsJob(string? body) => SynthesisJobFormat.TryRead(body, out _, out _);

    /// <summary>The body with other keys; <see langword="null"/> when it is no job.</summary>
    public static string? FillKeys(string? body, EventSettings settings) => SynthesisJobFormat.TryRead(body, out var job, out _)
        ? SynthesisJobFormat.Write(WithKeys(job, settings))
        : null;

    /// <summary>The body with other keys, kind and correlation id; <see langword="null"/> when it is no job.</summary>
    public static string? Fill(string? body, EventSettings settings)
    {
        if (!SynthesisJobFormat.TryRead(body, out var job, out _))
        {
            return null;
        }

        var kind = settings.FindWord(SettingNames.Kind, "narrate", "remove");
        return SynthesisJobFormat.Write(WithKeys(job, settings) with
        {
            Kind = kind switch { null => job.Kind, "remove" => JobKind.Remove, _ => JobKind.Narrate },
            CorrelationId = settings.Find(SettingNames.CorrelationId) ?? job.CorrelationId,
        });
    }

    private static SynthesisJob WithKeys(SynthesisJob job, EventSettings settings) =>
        job with { Note = settings.ApplyTo(job.Note), Revision = settings.ApplyTo(job.Revision) };
}
