using System.Text.Json.Serialization;
using Amazon.DynamoDBv2;
using AWS.Lambda.Powertools.Idempotency;

namespace Notecast.Functions;

/// <summary>The idempotency of a function: records of Powertools in a DynamoDB table.</summary>
internal static class IdempotencyConfiguration
{
    /// <summary>As long as a queue keeps a message at most: one that is delivered at its very end is still known.</summary>
    public static readonly TimeSpan QueueRetention = TimeSpan.FromDays(14);

    /// <summary>Configures Powertools for the whole process.</summary>
    /// <param name="dynamo">The table's client.</param>
    /// <param name="table">The table.</param>
    /// <param name="recordLifetime">How long what is done is known to be done.</param>
    /// <param name="json">The JSON of what names a run, and of its result.</param>
    public static void Apply(AmazonDynamoDBClient dynamo, string table, TimeSpan recordLifetime, JsonSerializerContext json) =>
        Idempotency.Configure(builder => builder
            .UseDynamoDb(store => store.WithTableName(table).WithDynamoDBClient(dynamo))
            .WithOptions(options => options.WithExpiration(recordLifetime))
            .WithJsonSerializationContext(json));
}
