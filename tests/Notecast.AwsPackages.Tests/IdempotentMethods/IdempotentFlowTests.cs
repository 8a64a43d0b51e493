using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

public class IdempotentFlowTests : IdempotentTest
{
    private const DataRecord.DataRecordStatus InProgress = DataRecord.DataRecordStatus.INPROGRESS;
    private const DataRecord.DataRecordStatus Completed = DataRecord.DataRecordStatus.COMPLETED;

    public IdempotentFlowTests() => Configure();

    [Fact]
    public async Task The_first_call_runs_and_its_result_is_stored()
    {
        var narrator = Narrating();

        Assert.Equal(SomeNarration, await narrator.NarrateAsync(SomeJob));

        Assert.Equal(1, narrator.Runs);
        Assert.Equal(Completed, Store.Record.Status);
        Assert.Equal("""{"ObjectKey":"narrations/ada/101/7.mp3","Seconds":2.5}""", Store.Record.ResponseData);
        Assert.Equal(["put", "update"], Store.Steps);
    }

    [Fact]
    public async Task A_later_call_gets_the_stored_result_without_running()
    {
        await Narrating().NarrateAsync(SomeJob);
        var narrator = Narrating();

        Assert.Equal(SomeNarration, await narrator.NarrateAsync(SomeJob));

        Assert.Equal(0, narrator.Runs);
    }

    [Fact]
    public async Task Another_payload_runs()
    {
        var narrator = Narrating();
        await narrator.NarrateAsync(SomeJob);
        await narrator.NarrateAsync(SomeJob with { Revision = 8 });

        Assert.Equal(2, narrator.Runs);
        Assert.Equal(2, Store.Records.Count);
    }

    [Fact]
    public async Task A_call_during_a_run_fails_and_does_not_disturb_it()
    {
        var gate = new TaskCompletionSource<Narration>();
        var narrator = new Narrator(() => gate.Task);
        var running = narrator.NarrateAsync(SomeJob);

        Assert.Equal(InProgress, Store.Record.Status);
        Assert.Null(Store.Record.ResponseData);
        await Assert.ThrowsAsync<IdempotencyAlreadyInProgressException>(() => narrator.NarrateAsync(SomeJob));

        gate.SetResult(SomeNarration);
        Assert.Equal(SomeNarration, await running);
        Assert.Equal(1, narrator.Runs);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_no_record_so_that_the_next_call_runs()
    {
        var failing = new Narrator(() => throw new TimeoutException("Throttled."));

        var failure = await Assert.ThrowsAsync<TimeoutException>(() => failing.NarrateAsync(SomeJob));

        Assert.Equal("Throttled.", failure.Message);
        Assert.Empty(Store.Records);
        Assert.Equal(SomeNarration, await Narrating().NarrateAsync(SomeJob));
    }

    [Fact]
    public async Task A_run_that_should_have_ended_but_holds_its_record_is_retried_three_times()
    {
        Store.Before = step => Seed(step, InProgress, inProgressExpiry: DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeMilliseconds());

        await Assert.ThrowsAsync<IdempotencyInconsistentStateException>(() => Narrating().NarrateAsync(SomeJob));

        Assert.Equal(3, Store.Steps.Count(step => step == "put"));
    }

    [Fact]
    public async Task A_record_that_expired_meanwhile_is_retried_and_the_method_runs_once_it_is_gone()
    {
        var narrator = Narrating();
        await narrator.NarrateAsync(SomeJob);
        var key = Store.Record.IdempotencyKey;
        Store.Records[key] = new DataRecord(key, Completed, 1, "{}", "");
        Store.Before = step =>
        {
            if (step == "put" && Store.Steps.Count(earlier => earlier == "put") == 3)
            {
                Store.Records.Clear();
            }
        };

        Assert.Equal(SomeNarration, await narrator.NarrateAsync(SomeJob));

        Assert.Equal(2, narrator.Runs);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[1]")]
    public async Task A_stored_result_that_is_null_or_of_another_shape_fails(string stored)
    {
        Store.Before = step => Seed(step, Completed, stored);
        var narrator = Narrating();

        await Assert.ThrowsAsync<IdempotencyPersistenceLayerException>(() => narrator.NarrateAsync(SomeJob));

        Assert.Equal(0, narrator.Runs);
    }

    [Fact]
    public async Task A_store_that_fails_before_a_run_prevents_it()
    {
        Store.Before = step => FailAt("put", step);
        var narrator = Narrating();

        var failure = await Assert.ThrowsAsync<IdempotencyPersistenceLayerException>(() => narrator.NarrateAsync(SomeJob));

        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Equal(0, narrator.Runs);
    }

    [Fact]
    public async Task A_store_that_fails_after_a_run_fails_the_call()
    {
        Store.Before = step => FailAt("update", step);
        var narrator = Narrating();

        var failure = await Assert.ThrowsAsync<IdempotencyPersistenceLayerException>(() => narrator.NarrateAsync(SomeJob));

        Assert.IsType<TimeoutException>(failure.InnerException);
        Assert.Equal(1, narrator.Runs);
    }

    [Fact]
    public async Task A_store_that_cannot_delete_a_failed_runs_record_fails_the_call()
    {
        Store.Before = step => FailAt("delete", step);
        var failing = new Narrator(() => throw new InvalidOperationException());

        await Assert.ThrowsAsync<IdempotencyPersistenceLayerException>(() => failing.NarrateAsync(SomeJob));
    }

    [Fact]
    public async Task Disabled_every_call_runs_and_the_store_is_left_alone()
    {
        using var disabled = new EnvironmentVariable("POWERTOOLS_IDEMPOTENCY_DISABLED", "true");
        var narrator = Narrating();
        await narrator.NarrateAsync(SomeJob);
        await narrator.NarrateAsync(SomeJob);

        Assert.Equal(2, narrator.Runs);
        Assert.Empty(Store.Steps);
    }

    [Fact]
    public async Task Of_many_calls_at_once_with_one_payload_one_runs_and_with_many_payloads_all_run()
    {
        var gate = new TaskCompletionSource<Narration>();
        var narrator = new Narrator(() => gate.Task);
        var same = Enumerable.Range(0, 20).Select(_ => Record.ExceptionAsync(() => narrator.NarrateAsync(SomeJob)).AsTask()).ToArray();
        var others = Enumerable.Range(100, 20).Select(revision => narrator.NarrateAsync(SomeJob with { Revision = revision })).ToArray();
        gate.SetResult(SomeNarration);

        var failures = (await Task.WhenAll(same)).OfType<Exception>().ToArray();
        Assert.Equal(19, failures.Length);
        Assert.All(failures, failure => Assert.IsType<IdempotencyAlreadyInProgressException>(failure));
        Assert.All(await Task.WhenAll(others), narration => Assert.Equal(SomeNarration, narration));
        Assert.Equal(21, narrator.Runs);
        Assert.Equal(21, Store.Records.Count);
    }

    private static void FailAt(string wanted, string step)
    {
        if (step == wanted)
        {
            throw new TimeoutException($"No {step}.");
        }
    }

    /// <summary>Puts a record in the way just before the method's own is put.</summary>
    private void Seed(string step, DataRecord.DataRecordStatus status, string? data = null, long? inProgressExpiry = null)
    {
        if (step == "put")
        {
            var key = $"testFunction.NarrateAsync#{Keys.Hash("""{"NoteKey":"ada/101","Revision":7}""")}";
            Store.Records[key] = new DataRecord(key, status, DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(), data!, "", inProgressExpiry);
        }
    }
}
