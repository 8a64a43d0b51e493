using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Idempotency.Exceptions;

namespace AWS.Lambda.Powertools.Idempotency.Persistence;

/// <summary>
/// Keeps records in a DynamoDB table with the hash key <c>id</c> (text) and, if wanted, <c>expiration</c> as its time-to-live attribute.
/// </summary>
public class DynamoDBPersistenceStore : BasePersistenceStore
{
    private const string Id = "id";
    private const string Expiry = "expiration";
    private const string InProgressExpiry = "in_progress_expiration";
    private const string Status = "status";
    private const string Data = "data";

    private readonly string _tableName;
    private readonly AmazonDynamoDBClient _client;

    internal DynamoDBPersistenceStore(string tableName, AmazonDynamoDBClient client)
    {
        _tableName = tableName;
        _client = client;
    }

    /// <inheritdoc/>
    public override async Task<DataRecord> GetRecord(string idempotencyKey)
    {
        var request = new GetItemRequest { TableName = _tableName, Key = Key(idempotencyKey), ConsistentRead = true };
        var response = await _client.GetItemAsync(request);
        if (response.Item is not { Count: > 0 } item)
        {
            throw new IdempotencyItemNotFoundException(idempotencyKey);
        }

        return new DataRecord(
            item[Id].S,
            Enum.Parse<DataRecord.DataRecordStatus>(item[Status].S),
            long.Parse(item[Expiry].N, CultureInfo.InvariantCulture),
            item.GetValueOrDefault(Data)?.S,
            payloadHash: null,
            item.TryGetValue(InProgressExpiry, out var end) ? long.Parse(end.N, CultureInfo.InvariantCulture) : null);
    }

    /// <inheritdoc/>
    public override async Task PutRecord(DataRecord record, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        var item = Key(record.IdempotencyKey);
        item[Expiry] = Number(record.ExpiryTimestamp);
        item[Status] = new AttributeValue(record.Status.ToString());
        if (record.InProgressExpiryTimestamp is { } end)
        {
            item[InProgressExpiry] = Number(end);
        }

        try
        {
            await _client.PutItemAsync(new PutItemRequest
            {
                TableName = _tableName,
                Item = item,
                ConditionExpression = "attribute_not_exists(#id) OR #expiry < :now OR "
                    + "(attribute_exists(#in_progress_expiry) AND #in_progress_expiry < :now_milliseconds AND #status = :inprogress)",
                ExpressionAttributeNames = new()
                {
                    ["#id"] = Id,
                    ["#expiry"] = Expiry,
                    ["#in_progress_expiry"] = InProgressExpiry,
                    ["#status"] = Status,
                },
                ExpressionAttributeValues = new()
                {
                    [":now"] = Number(now.ToUnixTimeSeconds()),
                    [":now_milliseconds"] = Number(now.ToUnixTimeMilliseconds()),
                    [":inprogress"] = new AttributeValue(nameof(DataRecord.DataRecordStatus.INPROGRESS)),
                },
            });
        }
        catch (ConditionalCheckFailedException e)
        {
            throw new IdempotencyItemAlreadyExistsException($"A record of {record.IdempotencyKey} exists and still counts.", e);
        }
    }

    /// <inheritdoc/>
    public override async Task UpdateRecord(DataRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        await _client.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = _tableName,
            Key = Key(record.IdempotencyKey),
            UpdateExpression = "SET #response_data = :response_data, #expiry = :expiry, #status = :status",
            ExpressionAttributeNames = new() { ["#response_data"] = Data, ["#expiry"] = Expiry, ["#status"] = Status },
            ExpressionAttributeValues = new()
            {
                [":response_data"] = new AttributeValue(record.ResponseData),
                [":expiry"] = Number(record.ExpiryTimestamp),
                [":status"] = new AttributeValue(record.Status.ToString()),
            },
        });
    }

    /// <inheritdoc/>
    public override async Task DeleteRecord(string idempotencyKey) =>
        await _client.DeleteItemAsync(new DeleteItemRequest { TableName = _tableName, Key = Key(idempotencyKey) });

    private static Dictionary<string, AttributeValue> Key(string idempotencyKey) => new() { [Id] = new AttributeValue(idempotencyKey) };

    private static AttributeValue Number(long value) => new() { N = value.ToString(CultureInfo.InvariantCulture) };
}
