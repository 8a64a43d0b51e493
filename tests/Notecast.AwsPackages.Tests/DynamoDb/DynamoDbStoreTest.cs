using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Idempotency.Persistence;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.DynamoDb;

/// <summary>A store over a table of its own.</summary>
public abstract class DynamoDbStoreTest(MotoServer server) : IAsyncLifetime
{
    internal const string Key = "narrate-note.NarrateAsync#5d41402abc4b2a76b9719d911017c592";

    internal static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());

    internal static long NextHour => Now.AddHours(1).ToUnixTimeSeconds();

    internal AmazonDynamoDBClient Client { get; private set; } = null!;

    internal string Table { get; private set; } = null!;

    internal DynamoDBPersistenceStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Client = new AmazonDynamoDBClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig()));
        Table = await IdempotencyTables.CreateAsync(Client);
        Store = new DynamoDBPersistenceStoreBuilder().WithTableName(Table).WithDynamoDBClient(Client).Build();
    }

    public ValueTask DisposeAsync()
    {
        Client?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    internal static DataRecord InProgress(long expiry, long? inProgressExpiry = null) =>
        new(Key, DataRecord.DataRecordStatus.INPROGRESS, expiry, null!, "", inProgressExpiry);

    internal static DataRecord Completed(string data) => new(Key, DataRecord.DataRecordStatus.COMPLETED, NextHour, data, "");

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The item as it lies in the table: type and value of each attribute.</summary>
    internal async Task<Dictionary<string, string>> ReadItemAsync()
    {
        var response = await Client.GetItemAsync(Table, new() { ["id"] = new AttributeValue(Key) });
        return response.Item?.ToDictionary(pair => pair.Key, pair => pair.Value.N is { } number ? $"N {number}" : $"S {pair.Value.S}") ?? [];
    }
}
