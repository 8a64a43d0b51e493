using System.Text.Json.Serialization;
using Amazon.DynamoDBv2;
using AWS.Lambda.Powertools.Idempotency;

namespace Notecast.Functions;

/// <summary>The idempotency of a function that is fed by a queue: records of Powertools in a DynamoDB table.</summary>
internal static class IdempotencyConfiguration
{
    /// <summary>As long as a queue keeps a message at most: one that is delivered at its very end is still known.</summary>
    private static readonly TimeSpan RecordLifetime = TimeSpan.FromDays(14);

    /// <summary>Configures Powertools for the whole process.</summary>
    public static void Apply(AmazonDynamoDBClient dynamo, string table, JsonSerializerContext json) =>
        Idempotency.Configure(builder => builder
            .UseDynamoDb(store => store.WithTableName(table).WithDynamoDBClient(dynamo))
            .WithOptions(options => options.WithExpiration(RecordLifetime))
            .WithJsonSerializationContext(json));
}
