using Amazon;
using Amazon.DynamoDBv2;
using AWS.Lambda.Powertools.Idempotency.Internal;

namespace AWS.Lambda.Powertools.Idempotency.Persistence;

/// <summary>Makes a <see cref="DynamoDBPersistenceStore"/>.</summary>
public class DynamoDBPersistenceStoreBuilder
{
    private string _tableName;
    private AmazonDynamoDBClient _client;

    /// <summary>Names the table.</summary>
    /// <param name="tableName">Its name.</param>
    /// <returns>This builder.</returns>
    public DynamoDBPersistenceStoreBuilder WithTableName(string tableName)
    {
        _tableName = tableName;
        return this;
    }

    /// <summary>Sets the client; without one, the store makes its own for the region <c>AWS_REGION</c>.</summary>
    /// <param name="dynamoDbClient">The client.</param>
    /// <returns>This builder.</returns>
    public DynamoDBPersistenceStoreBuilder WithDynamoDBClient(AmazonDynamoDBClient dynamoDbClient)
    {
        _client = dynamoDbClient;
        return this;
    }

    /// <summary>Makes the store.</summary>
    /// <returns>The store.</returns>
    /// <exception cref="ArgumentNullException">No table was named.</exception>
    public DynamoDBPersistenceStore Build()
    {
        ArgumentNullException.ThrowIfNull(string.IsNullOrWhiteSpace(_tableName) ? null : _tableName, "tableName");

        // A disabled store is never asked, so it needs no client, nor the region and the credentials that a client wants.
        return new DynamoDBPersistenceStore(_tableName, _client ?? (IdempotencyEnvironment.IsDisabled ? null : DefaultClient()));
    }

    private static AmazonDynamoDBClient DefaultClient() =>
        new(new AmazonDynamoDBConfig { RegionEndpoint = RegionEndpoint.GetBySystemName(IdempotencyEnvironment.Region) });
}
