using System.Globalization;
using System.Text.Json.Nodes;
using Notecast.Cli.DeadLetters.Editing;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.Samples.Filling;

/// <summary>Sets values in dead letters: in their bodies what names the note, where they do, and in their attributes the cause.</summary>
internal sealed class ReplayDeadLettersFilling : IEventFilling
{
    private static readonly string[] Texts =
    [
        DeadLetterAttributes.Step,
        DeadLetterAttributes.ErrorType,
        DeadLetterAttributes.ErrorMessage,
        DeadLetterAttributes.CorrelationId,
        DeadLetterAttributes.ReplayOf,
    ];

    private static readonly string[] Counts = [DeadLetterAttributes.Attempts, DeadLetterAttributes.Replays];
    private static readonly string[] Moments = [DeadLetterAttributes.FirstFailedAt, DeadLetterAttributes.LastFailedAt];
    private static readonly string[] Attributes = [.. Texts, DeadLetterAttributes.FailureClass, .. Counts, .. Moments];

    public string Function => "ReplayDeadLetters";

    public IReadOnlyList<string> Settings { get; } = [.. JobFilling.KeySettings, .. Attributes];

    public IReadOnlyList<string> SettingsOf(JsonNode? sample) => sample.Records().Any()
        ? [.. sample.Records().SelectMany(letter => SettingsOfBody(QueueMessageFilling.BodyOf(letter))).Distinct(), .. Attributes]
        : [];

    public void Fill(JsonNode sample, EventSettings settings)
    {
        foreach (var letter in sample.Records())
        {
            if (settings.HasAny(JobFilling.KeySettings) && FillBody(QueueMessageFilling.BodyOf(letter), settings) is { } body)
            {
                QueueMessageFilling.SetBody(letter, body);
            }

            foreach (var name in Attributes)
            {
                if (ReadAttribute(name, settings) is { } value)
                {
                    QueueMessageFilling.SetAttribute(letter, name, value);
                }
            }
        }
    }

    private static IEnumerable<string> SettingsOfBody(string? body)
    {
        if (JobFilling.IsJob(body))
        {
            return JobFilling.KeySettings;
        }

        var json = BodyJson.TryParse(body ?? "");
        return json.Object("requestPayload").Records().Any(ObjectRecordFilling.IsOfNarration)
            ? ObjectRecordFilling.KeySettings
            : StreamRecordFilling.SettingsOf(json.Object("poisonRecord")).Intersect(JobFilling.KeySettings);
    }

    private static string? FillBody(string? body, EventSettings settings)
    {
        if (JobFilling.FillKeys(body, settings) is { } job)
        {
            return job;
        }

        if (BodyJson.TryParse(body ?? "") is not JsonObject json)
        {
            return null;
        }

        foreach (var record in json.Object("requestPayload").Records())
        {
            ObjectRecordFilling.FillNarration(record, settings);
        }

        if (json.Object("poisonRecord") is { } poison)
        {
            StreamRecordFilling.Fill(poison, settings, number: 0);
        }

        return BodyJson.Write(json);
    }

    /// <summary>The text of an attribute, if it is set: empty where it goes, a number or a moment where Notecast reads one.</summary>
    private static string? ReadAttribute(string name, EventSettings settings)
    {
        if (settings.Find(name) is null or "" || Texts.Contains(name))
        {
            return settings.Find(name);
        }

        return name == DeadLetterAttributes.FailureClass
            ? settings.FindWord(name, DeadLetterAttributes.Transient, DeadLetterAttributes.Permanent)
            : Counts.Contains(name) ? settings.FindCount(name)
            : ReadMoment(name, settings);
    }

    private static string ReadMoment(string name, EventSettings settings) =>
        DateTimeOffset.TryParse(settings.Find(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToString("O", CultureInfo.InvariantCulture)
            : throw settings.Wrong(name, "is no moment. Write it as 2026-03-01T12:00:00Z");
}
