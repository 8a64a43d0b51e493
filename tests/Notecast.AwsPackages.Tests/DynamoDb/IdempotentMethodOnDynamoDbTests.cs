using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using Notecast.AwsPackages.Tests.Core;
using Notecast.AwsPackages.Tests.IdempotentMethods;
using Notecast.AwsTesting;

namespace Notecast.AwsPackages.Tests.DynamoDb;

[Collection(ProcessState.Name)]
public class IdempotentMethodOnDynamoDbTests(MotoServer server) : DynamoDbStoreTest(server)
{
    private static readonly Job Job = new("ada/101", 7);
    private static readonly Narration Narration = new("narrations/ada/101/7.mp3", 2.5);

    [Fact]
    public async Task A_second_environment_gets_the_stored_result()
    {
        Configure();
        var first = new Narrator(() => Task.FromResult(Narration));
        Assert.Equal(Narration, await first.NarrateAsync(Job));

        Configure();
        var second = new Narrator(() => throw new InvalidOperationException("Runs again."));
        Assert.Equal(Narration, await second.NarrateAsync(Job));
    }

    [Fact]
    public async Task A_run_that_died_is_taken_over_once_its_time_is_up()
    {
        Configure();
        var begun = new TaskCompletionSource();
        var died = new Narrator(() => Begin(begun, new TaskCompletionSource<Narration>()));
        _ = died.NarrateInHandlerAsync(Job, new MinimalContext { RemainingTime = TimeSpan.FromSeconds(-1) });
        await begun.Task;

        var next = new Narrator(() => Task.FromResult(Narration));
        Assert.Equal(Narration, await next.NarrateInHandlerAsync(Job, new MinimalContext()));
        Assert.Equal(1, next.Runs);
    }

    [Fact]
    public async Task A_run_that_may_still_end_keeps_others_out()
    {
        Configure();
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource<Narration>();
        var running = new Narrator(() => Begin(begun, gate)).NarrateInHandlerAsync(Job, new MinimalContext());
        await begun.Task;

        var next = new Narrator(() => Task.FromResult(Narration));
        await Assert.ThrowsAsync<IdempotencyAlreadyInProgressException>(() => next.NarrateInHandlerAsync(Job, new MinimalContext()));

        gate.SetResult(Narration);
        Assert.Equal(Narration, await running);
    }

    [Fact]
    public async Task A_failed_run_leaves_no_item()
    {
        Configure();
        var failing = new Narrator(() => throw new TimeoutException());

        await Assert.ThrowsAsync<TimeoutException>(() => failing.NarrateAsync(Job));

        var request = new ScanRequest { TableName = Table, ConsistentRead = true };
        Assert.Equal(0, (await Client.ScanAsync(request, TestContext.Current.CancellationToken)).Count);
    }

    private void Configure() => Idempotency.Configure(builder => builder
        .UseDynamoDb(store => store.WithTableName(Table).WithDynamoDBClient(Client))
        .WithJsonSerializationContext(NarrationContext.Default));

    private static Task<Narration> Begin(TaskCompletionSource begun, TaskCompletionSource<Narration> gate)
    {
        begun.SetResult();
        return gate.Task;
    }
}
