using System.Text.Json.Nodes;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.DeadLetters;

/// <summary>
/// Each kind of dead letter, caused for real, on the packaged executables: found with the command, sent back when its cause is mended, and
/// then the note is ready, the queues are empty and its speech was billed once.
/// </summary>
public sealed class ReplayTests(EnforcedStack stack) : IClassFixture<EnforcedStack>, IAsyncLifetime
{
    private const string User = "ada";

    private static readonly string[] Queues = ["DeadLetterQueue", "ReplayQueue", "SynthesisQueue"];

    private readonly Operator _operator = new(stack.Deployment);

    private NativeDeployment Deployment => stack.Deployment;

    public async ValueTask InitializeAsync()
    {
        foreach (var queue in Queues)
        {
            await Deployment.Sqs.PurgeQueueAsync(Deployment.Stack.PhysicalIds[queue]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_job_whose_last_try_failed_for_want_of_speech()
    {
        var id = await NewNoteAsync("Nobody can speak this for a while.");
        await stack.Pump.PlanAsync();
        await using (var lastTry = Deployment["NarrateNote"].With("MAX_ATTEMPTS", "1"))
        {
            Deployment.Speech.FailNext(1, 403, "AccessDeniedException");
            await stack.Pump.NarrateAsync(default, lastTry);
        }

        await AssertListedAsync("synthesis-job", "NarrateNote", "narrate", isPermanent: false, id);

        await _operator.ReplayAllAsync();

        await AssertMendedAsync(id, "Nobody can speak this for a while.");
    }

    [Fact]
    public async Task A_narration_that_nobody_could_be_told_of()
    {
        var id = await NewNoteAsync("Nobody can be told of this for a while.");
        await stack.Pump.PlanAsync();
        await stack.Pump.NarrateAsync();
        var created = Assert.Single(await stack.Pump.ReceiveAllAsync(Deployment.CreatedObjectsQueueUrl));
        await WithoutAsync("FinishNarration", "sns:Publish", async () =>
            await GiveUpAsync(await GivingUp.InvocationAsync(Deployment["FinishNarration"].Function, created)));

        await AssertListedAsync("failed-invocation", "FinishNarration", "finish", isPermanent: false, id);

        await _operator.ReplayAllAsync();

        await AssertMendedAsync(id, "Nobody can be told of this for a while.");
    }

    [Fact]
    public async Task A_batch_of_the_stream_that_could_not_be_planned()
    {
        var id = await NewNoteAsync("The catalog is closed for a while.");
        var record = JsonNode.Parse((await stack.Pump.TakeChangesAsync())!)!["Records"]!.AsArray().Single()!.ToJsonString();
        await WithoutAsync("PlanNarrations", "dynamodb:UpdateItem", async () =>
            await GiveUpAsync(await GivingUp.StreamBatchAsync(Deployment["PlanNarrations"].Function, record)));

        await AssertListedAsync("stream-batch", "PlanNarrations", "plan", isPermanent: false, note: null);

        await _operator.ReplayAllAsync();

        await AssertMendedAsync(id, "The catalog is closed for a while.");
    }

    [Fact]
    public async Task A_record_that_could_not_be_read()
    {
        var id = await NewNoteAsync("This change comes in an odd version.");
        var changes = JsonNode.Parse((await stack.Pump.TakeChangesAsync())!)!;
        changes["Records"]![0]!["eventVersion"] = "9.0";
        await Deployment["PlanNarrations"].InvokeAsync(changes.ToJsonString());

        await AssertListedAsync("poison-record", "PlanNarrations", "plan", isPermanent: true, id);

        await _operator.ReplayAllAsync();

        await AssertMendedAsync(id, "This change comes in an odd version.");
    }

    [Fact]
    public async Task What_fails_again_comes_back_marked_and_can_be_replayed_once_more()
    {
        await GiveUpAsync("""{"nobody": "knows this"}""");

        await _operator.ReplayAllAsync();
        await stack.Pump.ReplayAsync();
        await _operator.ReplayAllAsync();
        await stack.Pump.ReplayAsync();

        var letter = Assert.Single(await _operator.ListAsync());
        Assert.Equal(("unknown", 2), (Text(letter, "kind"), letter["replays"]!.GetValue<int>()));
        Assert.Equal(["""{"nobody": "knows this"}"""], await stack.Pump.ReceiveAllAsync(Deployment.Stack.PhysicalIds["DeadLetterQueue"]));
    }

    private async Task<string> NewNoteAsync(string text)
    {
        var id = $"note-{Guid.NewGuid():N}";
        await Deployment.WriteNoteAsync(User, id, text);
        return id;
    }

    /// <summary>Lambda's part: what it gave up goes to the dead-letter queue, as it is.</summary>
    private async Task GiveUpAsync(string record) =>
        await Deployment.Sqs.SendMessageAsync(Deployment.Stack.PhysicalIds["DeadLetterQueue"], record);

    private async Task WithoutAsync(string function, string action, Func<Task> act)
    {
        var policy = new RolePolicy(Deployment[function].Policy);
        await Deployment.PutPolicyAsync(function, policy.Without(action).ForServer());
        try
        {
            await act();
        }
        finally
        {
            await Deployment.PutPolicyAsync(function, policy.ForServer());
        }
    }

    private async Task AssertListedAsync(string kind, string function, string step, bool isPermanent, string? note)
    {
        var letter = Assert.Single(await _operator.ListAsync());
        Assert.Equal(
            (kind, function, step, isPermanent, note),
            (Text(letter, "kind"), Text(letter, "function"), Text(letter, "step"), letter["isPermanent"]!.GetValue<bool>(), letter["noteId"]?.GetValue<string>()));
    }

    private async Task AssertMendedAsync(string id, string text)
    {
        Assert.NotNull(await stack.Pump.ReplayAsync());
        await stack.Pump.RunAsync();

        Assert.Equal("ready", (await Deployment.EntryAsync(User, id))["Status"].S);
        Assert.Single(Deployment.Speech.Requests, request => request.Text == text && request.BilledCharacters > 0);
        foreach (var queue in Queues)
        {
            Assert.Empty(await stack.Pump.ReceiveAllAsync(Deployment.Stack.PhysicalIds[queue]));
        }
    }

    private static string Text(JsonNode letter, string name) => letter[name]!.GetValue<string>();
}
