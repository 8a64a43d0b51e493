using Notecast.Simulation;
using Notecast.Simulation.Load;

namespace Notecast.Template.Tests;

/// <summary>What is measured on the simulated stack is told of the deployed one, so their limits must be the same.</summary>
public class SimulatedLimitsTests(TemplateSource source)
{
    public static TheoryData<string, TimeSpan> Timeouts => new()
    {
        { "PlanNarrations", DeployedLimits.PlanTimeout },
        { "NarrateNote", DeployedLimits.NarrateTimeout },
        { "FinishNarration", DeployedLimits.FinishTimeout },
        { "ReplayDeadLetters", DeployedLimits.ReplayTimeout },
    };

    public static TheoryData<string, TimeSpan, int> Queues => new()
    {
        { "SynthesisQueue", DeployedLimits.JobVisibility, DeployedLimits.JobReceives },
        { "ReplayQueue", DeployedLimits.ReplayVisibility, DeployedLimits.ReplayReceives },
    };

    [Theory]
    [MemberData(nameof(Timeouts))]
    public async Task A_simulated_function_has_the_deployed_timeout(string function, TimeSpan timeout) =>
        Assert.Equal(timeout.TotalSeconds, (await source.ResolveAsync()).Number(function, "Timeout"));

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task A_simulated_queue_hides_and_gives_up_as_the_deployed_one(string queue, TimeSpan visibility, int receives)
    {
        var stack = await source.ResolveAsync();

        Assert.Equal(visibility.TotalSeconds, stack.Number(queue, "VisibilityTimeout"));
        Assert.Equal(receives, stack.Number(queue, "RedrivePolicy/maxReceiveCount"));
        Assert.Equal(DeployedLimits.JobRetention.TotalSeconds, stack.Number(queue, "MessageRetentionPeriod"));
    }

    [Fact]
    public async Task Simulated_dead_letters_are_kept_as_long_as_deployed_ones() => Assert.Equal(
        DeployedLimits.LetterRetention.TotalSeconds, (await source.ResolveAsync()).Number("DeadLetterQueue", "MessageRetentionPeriod"));

    [Fact]
    public async Task Simulated_event_sources_have_the_deployed_limits()
    {
        var stack = await source.ResolveAsync();

        Assert.Equal(DeployedLimits.PlanningBatch, stack.Number("PlanNarrationsNoteChanges", "BatchSize"));
        Assert.Equal(
            DeployedLimits.LongestPlanning.TotalSeconds, stack.Number("PlanNarrationsNoteChanges", "MaximumRecordAgeInSeconds"));
        Assert.Equal(DeployedLimits.NarratingBatch, stack.Number("NarrateNoteSynthesisJobs", "BatchSize"));
        Assert.Equal(DeployedLimits.ReplayBatch, stack.Number("ReplayDeadLettersDeadLetters", "BatchSize"));
        Assert.Equal(
            DeployedLimits.ReplayConcurrency, stack.Number("ReplayDeadLettersDeadLetters", "ScalingConfig/MaximumConcurrency"));
        Assert.Equal(DeployedLimits.FinishRetries, stack.Number("FinishNarrationEventInvokeConfig", "MaximumRetryAttempts"));
        Assert.Equal(
            DeployedLimits.LongestFinishing.TotalSeconds, stack.Number("FinishNarrationEventInvokeConfig", "MaximumEventAgeInSeconds"));
    }

    [Theory]
    [InlineData("standard")]
    [InlineData("neural")]
    [InlineData("generative")]
    [InlineData("long-form")]
    public async Task The_load_experiment_begins_with_the_templates_defaults_for_an_engine(string engine)
    {
        var stack = await source.ResolveAsync("SpeechEngine", engine);
        var options = LoadOptions.ForEngine(engine);

        Assert.Equal(options.MaximumConcurrency, stack.Number("NarrateNoteSynthesisJobs", "ScalingConfig/MaximumConcurrency"));
        Assert.Equal(options.ParallelizationFactor, stack.Number("PlanNarrationsNoteChanges", "ParallelizationFactor"));
    }
}
