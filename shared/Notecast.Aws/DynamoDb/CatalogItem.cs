using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;

namespace Notecast.Aws;

/// <summary>Reads an item of the narrations table.</summary>
internal sealed class CatalogItem(Dictionary<string, AttributeValue> item)
{
    /// <summary>The wanted revision; <see langword="null"/> when there is no item.</summary>
    public string? WantedRevision => TextOrNull(CatalogAttributes.WantedRevision);

    /// <summary>All that the item tells.</summary>
    /// <exception cref="InvalidDataException">The item lacks an attribute, or one is not what it must be.</exception>
    public CatalogEntry ReadEntry() => new(ReadKey(), ReadWanted(), ReadReady(), ReadFailure());

    private NoteKey ReadKey()
    {
        var id = Text(CatalogAttributes.NoteId);
        return new NoteKey(
            Text(CatalogAttributes.UserId), Flag(CatalogAttributes.NoteIdIsNumber) ? NoteId.FromNumber(id) : NoteId.FromString(id));
    }

    private Wanted ReadWanted() => new(
        Revision.Parse(Text(CatalogAttributes.WantedRevision)),
        TextOrNull(CatalogAttributes.WantedContent) is { } content ? ContentHash.Parse(content) : null,
        Time(CatalogAttributes.RequestedAt),
        Text(CatalogAttributes.CorrelationId),
        item.ContainsKey(CatalogAttributes.ExpiresAt)
            ? DateTimeOffset.FromUnixTimeSeconds((long)Number(CatalogAttributes.ExpiresAt))
            : null);

    private Ready? ReadReady() => TextOrNull(CatalogAttributes.ReadyRevision) is not { } revision ? null : new Ready
    {
        Revision = Revision.Parse(revision),
        Content = ContentHash.Parse(Text(CatalogAttributes.ReadyContent)),
        Key = NarrationKey.TryParse(Text(CatalogAttributes.ReadyKey), out var key)
            ? key
            : throw new InvalidDataException($"The catalog names '{Text(CatalogAttributes.ReadyKey)}', which is not a narration's key."),
        Duration = TimeSpan.FromTicks((long)(Number(CatalogAttributes.DurationSeconds) * TimeSpan.TicksPerSecond)),
        Bytes = (long)Number(CatalogAttributes.Bytes),
        BilledCharacters = (int)Number(CatalogAttributes.BilledCharacters),
        VoiceId = Text(CatalogAttributes.VoiceId),
        ReadyAt = Time(CatalogAttributes.ReadyAt),
    };

    private LastFailure? ReadFailure() => TextOrNull(CatalogAttributes.FailureRevision) is not { } revision ? null : new LastFailure(
        Revision.Parse(revision),
        new Failure(
            Enum.Parse<FailureCode>(Text(CatalogAttributes.FailureCode)),
            Text(CatalogAttributes.FailureReason),
            Text(CatalogAttributes.FailureRemedy),
            Flag(CatalogAttributes.FailureIsPermanent)),
        Flag(CatalogAttributes.FailureIsFinal),
        Time(CatalogAttributes.FailedAt));

    private string? TextOrNull(string name) => item.GetValueOrDefault(name)?.S;

    private string Text(string name) => TextOrNull(name) ?? throw Missing(name, "string");

    private decimal Number(string name) => decimal.TryParse(
        item.GetValueOrDefault(name)?.N, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Missing(name, "number");

    private bool Flag(string name) => item.GetValueOrDefault(name)?.BOOL ?? throw Missing(name, "boolean");

    private DateTimeOffset Time(string name) => DateTimeOffset.Parse(Text(name), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static InvalidDataException Missing(string name, string type) =>
        new($"The catalog's item has no {type} {name}. Only Notecast may write to the narrations table.");
}
