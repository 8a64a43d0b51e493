using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;
using Notecast.Contracts.Ports;
using Notecast.Domain.Narrations;
using Notecast.Domain.Ports;
using Notecast.Functions.NarrateNote;

[assembly: AssemblyFixture(typeof(MotoServer))]

namespace Notecast.Functions.Tests;

/// <summary>The function's idempotency as it runs on AWS: Powertools on its DynamoDB store.</summary>
[Collection(PowertoolsConfiguration.Name)]
public sealed class PowertoolsIdempotencyContract(MotoServer server) : IdempotencyContract, IAsyncLifetime
{
    private readonly string _table = $"idempotency-{Guid.NewGuid():N}";
    private AmazonDynamoDBClient _client = null!;

    protected override IIdempotency Idempotency { get; } = new InInvocation();

    public async ValueTask InitializeAsync()
    {
        _client = new AmazonDynamoDBClient(MotoServer.AnyCredentials, await server.ConfigureAsync(new AmazonDynamoDBConfig()));
        await _client.CreateTableAsync(new CreateTableRequest
        {
            TableName = _table,
            KeySchema = [new KeySchemaElement("id", KeyType.HASH)],
            AttributeDefinitions = [new AttributeDefinition("id", ScalarAttributeType.S)],
            BillingMode = BillingMode.PAY_PER_REQUEST,
        });
        EntryPoint.ConfigureIdempotency(_client, _table);
    }

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Powertools reads the system's clock, so the records are moved into the past instead.</summary>
    protected override async Task LetTimePassAsync(TimeSpan time)
    {
        var items = await _client.ScanAsync(new ScanRequest { TableName = _table, ConsistentRead = true }, TestContext.Current.CancellationToken);
        foreach (var item in items.Items)
        {
            Earlier(item, "expiration", (long)time.TotalSeconds);
            Earlier(item, "in_progress_expiration", (long)time.TotalMilliseconds);
            await _client.PutItemAsync(_table, item, TestContext.Current.CancellationToken);
        }
    }

    private static void Earlier(Dictionary<string, AttributeValue> item, string name, long by)
    {
        if (item.TryGetValue(name, out var value))
        {
            var moved = long.Parse(value.N, CultureInfo.InvariantCulture) - by;
            item[name] = new AttributeValue { N = moved.ToString(CultureInfo.InvariantCulture) };
        }
    }

    /// <summary>Registers a Lambda context as the entry point does: it says when a run's time is over.</summary>
    private sealed class InInvocation : IIdempotency
    {
        private readonly PowertoolsIdempotency _idempotency = new();

        public Task<NarrationReceipt> RunOnceAsync(
            NarrationIdentity identity, TimeSpan timeLeft, Func<Task<NarrationReceipt>> narrate, CancellationToken cancellationToken)
        {
            AWS.Lambda.Powertools.Idempotency.Idempotency.RegisterLambdaContext(new InvocationContext { RemainingTime = timeLeft });
            return _idempotency.RunOnceAsync(identity, timeLeft, narrate, cancellationToken);
        }
    }
}
