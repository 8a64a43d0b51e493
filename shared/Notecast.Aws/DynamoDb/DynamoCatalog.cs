using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Catalog;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Aws;

/// <summary>The catalog on DynamoDB: one flat item a note, whose <c>Status</c> each write keeps true for whoever reads the table.</summary>
/// <remarks>
/// Each operation on one entry is one request. Repeating a write that was done, as the SDK does when the answer is lost, does nothing
/// new; only <see cref="WantOutcome.AlreadyWanted"/> may then stand for <see cref="WantOutcome.Recorded"/>, and both lead on to the same
/// job.
/// </remarks>
public sealed class DynamoCatalog : ICatalog, ICatalogScan
{
    private const string Update = "UpdateItem";

    private readonly IAmazonDynamoDB _client;
    private readonly string _tableName;
    private readonly AwsTarget _table;
    private readonly DynamoBulkReader _bulk;

    /// <summary>The catalog in a table.</summary>
    /// <param name="client">The client.</param>
    /// <param name="tableName">Hash key <c>UserId</c> (S), range key <c>NoteId</c> (S), time to live by <c>ExpiresAt</c>.</param>
    /// <param name="time">The clock of the waits of <see cref="FindAllAsync"/>; the system's when left out.</param>
    public DynamoCatalog(IAmazonDynamoDB client, string tableName, TimeProvider? time = null)
    {
        _client = client;
        _tableName = tableName;
        _table = new AwsTarget($"table {tableName}");
        _bulk = new DynamoBulkReader(client, tableName, _table, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    /// <remarks>One consistent <c>GetItem</c>. A tombstone is there until the table's time to live takes it away.</remarks>
    public async Task<CatalogEntry?> FindAsync(NoteKey note, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest { TableName = _tableName, Key = CatalogUpdate.KeyOf(note), ConsistentRead = true };
        var response = await _table.CallAsync("GetItem", token => _client.GetItemAsync(request, token), cancellationToken);
        return response.Item is { Count: > 0 } item ? new CatalogItem(item).ReadEntry() : null;
    }

    /// <inheritdoc/>
    /// <remarks>One <c>BatchGetItem</c> for each hundred notes, more while the table has no capacity.</remarks>
    public async Task<IReadOnlyDictionary<NoteKey, CatalogEntry>> FindAllAsync(
        IReadOnlyCollection<NoteKey> notes, CancellationToken cancellationToken)
    {
        var items = await _bulk.GetAsync(notes.Distinct().Select(CatalogUpdate.KeyOf), [], cancellationToken);
        return items.Select(item => new CatalogItem(item).ReadEntry()).ToDictionary(entry => entry.Note);
    }

    /// <inheritdoc/>
    /// <remarks>One <c>Scan</c> a page; a page has at most 1 MiB of items.</remarks>
    public async IAsyncEnumerable<IReadOnlyList<CatalogEntry>> ReadPagesAsync(
        int segment, int segments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var items in _bulk.ScanAsync(segment, segments, [], cancellationToken))
        {
            yield return items.ConvertAll(item => new CatalogItem(item).ReadEntry());
        }
    }

    /// <inheritdoc/>
    public async Task<WantResult> WantAsync(NoteKey note, Wanted wanted, CancellationToken cancellationToken)
    {
        var update = new CatalogUpdate()
            .SetStatus(wanted.IsRemoval ? NarrationStatus.Removed : NarrationStatus.Pending)
            .Set(CatalogAttributes.NoteIdIsNumber, note.NoteId.IsNumber)
            .Set(CatalogAttributes.WantedRevision, wanted.Revision.ToString())
            .Set(CatalogAttributes.RequestedAt, wanted.RequestedAt)
            .Set(CatalogAttributes.CorrelationId, wanted.CorrelationId);
        update = wanted.Content is { } content
            ? update.Set(CatalogAttributes.WantedContent, content.ToString())
            : update.Remove(CatalogAttributes.WantedContent);
        update = wanted.ExpiresAt is { } expiry
            ? update.Set(CatalogAttributes.ExpiresAt, SecondsOf(expiry))
            : update.Remove(CatalogAttributes.ExpiresAt);
        var refusedBy = await UpdateAsync(
            update.Build(_tableName, note, "attribute_not_exists(WantedRevision) OR WantedRevision < :WantedRevision"), cancellationToken);
        return refusedBy is null ? WantResult.Recorded : WantResult.RefusedBy(refusedBy.ReadEntry(), wanted);
    }

    /// <inheritdoc/>
    public Task<bool> MarkReadyAsync(NoteKey note, Ready ready, CancellationToken cancellationToken)
    {
        var update = new CatalogUpdate()
            .SetStatus(NarrationStatus.Ready)
            .Set(CatalogAttributes.ReadyRevision, ready.Revision.ToString())
            .Set(CatalogAttributes.ReadyContent, ready.Content.ToString())
            .Set(CatalogAttributes.ReadyKey, ready.Key.ToString())
            .Set(CatalogAttributes.DurationSeconds, (decimal)ready.Duration.Ticks / TimeSpan.TicksPerSecond)
            .Set(CatalogAttributes.Bytes, ready.Bytes)
            .Set(CatalogAttributes.BilledCharacters, ready.BilledCharacters)
            .Set(CatalogAttributes.VoiceId, ready.VoiceId)
            .Set(CatalogAttributes.ReadyAt, ready.ReadyAt)
            .Remove(CatalogAttributes.OfFailure);
        return IsWrittenAsync(
            update.Build(_tableName, note, "WantedRevision = :ReadyRevision AND attribute_exists(WantedContent)"), cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>A second request follows only when the note was removed or is ready all the same, which its status goes on to say.</remarks>
    public async Task<bool> RecordFailureAsync(NoteKey note, LastFailure failure, CancellationToken cancellationToken)
    {
        var revision = failure.Revision.ToString();
        var status = failure.IsFinal ? NarrationStatus.Failed : NarrationStatus.Pending;
        var refusedBy = await UpdateAsync(
            FailureOf(failure).SetStatus(status).Build(
                _tableName,
                note,
                "WantedRevision = :FailureRevision AND attribute_exists(WantedContent) "
                + "AND (attribute_not_exists(ReadyRevision) OR ReadyRevision <> :FailureRevision)"),
            cancellationToken);
        if (refusedBy is null)
        {
            return true;
        }

        return refusedBy.WantedRevision == revision && await IsWrittenAsync(
            FailureOf(failure).Build(
                _tableName,
                note,
                "WantedRevision = :FailureRevision AND (attribute_not_exists(WantedContent) OR ReadyRevision = :FailureRevision)"),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> ForgetReadyAsync(NoteKey note, Revision removal, CancellationToken cancellationToken)
    {
        var update = new CatalogUpdate().Remove(CatalogAttributes.OfReady).Compare("Removal", removal.ToString());
        return IsWrittenAsync(
            update.Build(_tableName, note, "WantedRevision = :Removal AND attribute_not_exists(WantedContent)"), cancellationToken);
    }

    private static CatalogUpdate FailureOf(LastFailure failure) => new CatalogUpdate()
        .Set(CatalogAttributes.FailureRevision, failure.Revision.ToString())
        .Set(CatalogAttributes.FailureCode, failure.Failure.Code.ToString())
        .Set(CatalogAttributes.FailureReason, failure.Failure.Reason)
        .Set(CatalogAttributes.FailureRemedy, failure.Failure.Remedy)
        .Set(CatalogAttributes.FailureIsPermanent, failure.Failure.IsPermanent)
        .Set(CatalogAttributes.FailureIsFinal, failure.IsFinal)
        .Set(CatalogAttributes.FailedAt, failure.At);

    private async Task<bool> IsWrittenAsync(UpdateItemRequest request, CancellationToken cancellationToken) =>
        await UpdateAsync(request, cancellationToken) is null;

    /// <returns><see langword="null"/> when it was written; else the item whose state refused it, which may be none.</returns>
    private Task<CatalogItem?> UpdateAsync(UpdateItemRequest request, CancellationToken cancellationToken) => _table.CallAsync<CatalogItem?>(
        Update,
        async token =>
        {
            try
            {
                await _client.UpdateItemAsync(request, token);
                return null;
            }
            catch (ConditionalCheckFailedException exception)
            {
                return new CatalogItem(exception.Item ?? []);
            }
        },
        cancellationToken);

    /// <summary>Rounded up, so that a tombstone stays at least as long as it shall.</summary>
    private static long SecondsOf(DateTimeOffset time) => time.AddSeconds(1).AddTicks(-1).ToUnixTimeSeconds();
}
