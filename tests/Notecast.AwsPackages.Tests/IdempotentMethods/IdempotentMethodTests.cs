using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Idempotency.Exceptions;
using AWS.Lambda.Powertools.Idempotency.Persistence;
using Notecast.AwsPackages.Tests.Core;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

public class IdempotentMethodTests : IdempotentTest
{
    public IdempotentMethodTests() => Configure();

    [Fact]
    public async Task A_record_counts_for_an_hour_unless_set_otherwise()
    {
        var before = DateTimeOffset.UtcNow;
        await Narrating().NarrateAsync(SomeJob);

        Assert.InRange(
            Store.Record.ExpiryTimestamp, before.AddHours(1).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_record_counts_as_long_as_is_set()
    {
        Configure(options => options.WithExpiration(TimeSpan.FromDays(2)));
        var before = DateTimeOffset.UtcNow;
        await Narrating().NarrateAsync(SomeJob);

        Assert.InRange(
            Store.Record.ExpiryTimestamp, before.AddDays(2).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddDays(2).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_handlers_run_must_end_when_its_time_is_up()
    {
        var (before, expiry, after) = await InProgressExpiryOf(
            narrator => narrator.NarrateInHandlerAsync(SomeJob, new MinimalContext { RemainingTime = TimeSpan.FromSeconds(30) }));

        Assert.InRange(expiry!.Value, before.AddSeconds(30).ToUnixTimeMilliseconds(), after.AddSeconds(30).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Any_other_methods_run_must_end_when_the_registered_contexts_time_is_up()
    {
        Idempotency.RegisterLambdaContext(new MinimalContext { RemainingTime = TimeSpan.FromSeconds(90) });

        var (before, expiry, after) = await InProgressExpiryOf(narrator => narrator.NarrateAsync(SomeJob));

        Idempotency.RegisterLambdaContext(null!);
        Assert.InRange(expiry!.Value, before.AddSeconds(90).ToUnixTimeMilliseconds(), after.AddSeconds(90).ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Without_a_context_a_run_may_take_any_time()
    {
        Idempotency.RegisterLambdaContext(null!);

        Assert.Null((await InProgressExpiryOf(narrator => narrator.NarrateAsync(SomeJob))).Expiry);
    }

    [Fact]
    public void A_method_without_a_task_is_run_once_too()
    {
        var narrator = Narrating();

        Assert.Equal(SomeNarration, narrator.Narrate(SomeJob));
        Assert.Equal(SomeNarration, narrator.Narrate(SomeJob));
        Assert.Equal(1, narrator.Runs);
    }

    [Fact]
    public void A_method_that_returns_nothing_cannot_be_idempotent()
    {
        var narrator = Narrating();

        Assert.Throws<IdempotencyConfigurationException>(() => narrator.Forget(SomeJob));
        Assert.Equal(0, narrator.Runs);
    }

    [Fact]
    public async Task A_method_of_several_parameters_needs_a_marked_one()
    {
        var narrator = Narrating();

        await Assert.ThrowsAsync<IdempotencyConfigurationException>(() => narrator.NarrateWithoutKeyAsync(SomeJob, 1));
        Assert.Equal(0, narrator.Runs);
    }

    [Fact]
    public void A_configuration_without_a_store_fails() =>
        Assert.Throws<NullReferenceException>(() => Idempotency.Configure(builder => builder.WithOptions(_ => { })));

    [Fact]
    public void A_table_must_be_named() => Assert.Throws<ArgumentNullException>(() => new DynamoDBPersistenceStoreBuilder().Build());

    private async Task<(DateTimeOffset Before, long? Expiry, DateTimeOffset After)> InProgressExpiryOf(Func<Narrator, Task<Narration>> call)
    {
        long? expiry = null;
        var narrator = new Narrator(() =>
        {
            expiry = Store.Record.InProgressExpiryTimestamp;
            return Task.FromResult(SomeNarration);
        });

        var before = DateTimeOffset.UtcNow;
        await call(narrator);
        return (before, expiry, DateTimeOffset.UtcNow);
    }
}
