using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

/// <summary>What goes wrong between the functions: each fault does what it says, and the pipeline stands it.</summary>
public sealed class SourceFaultTests
{
    private const string Note = "write 1 \"u1\" \"n1\" \"One.\"\n";

    // A message that was received and not deleted shows again after this: six times the function's timeout.
    private static readonly TimeSpan VisibilityTimeout = TimeSpan.FromMinutes(90);
    private static readonly SimulationResult Undisturbed = Run(Note);

    [Theory]
    [InlineData("stream.checkpoint")]
    [InlineData("jobs.delete")]
    public void What_is_kept_or_deleted_only_seemingly_comes_again_and_bills_nothing(string operation)
    {
        var result = Run($"{Note}fault {operation} 1 IsLost\nrestart 100\n");

        Assert.True(result.Deliveries > Undisturbed.Deliveries, $"{result.Deliveries} deliveries");
        Assert.Equal(1, result.SourceFaults);
        Assert.Equal(Undisturbed.Bills, result.Bills);
    }

    [Fact]
    public void Messages_of_a_receive_whose_answer_was_lost_come_when_their_visibility_timeout_ends()
    {
        var result = Run($"{Note}fault jobs.receive 1 LosesAnswer\n");

        var later = result.Lasted - Undisturbed.Lasted;
        Assert.InRange(later, VisibilityTimeout - TimeSpan.FromMinutes(1), VisibilityTimeout + TimeSpan.FromMinutes(1));
        Assert.Equal(Undisturbed.Deliveries, result.Deliveries);
    }

    [Theory]
    [InlineData("stream")]
    [InlineData("jobs")]
    [InlineData("catalog")]
    [InlineData("bucket")]
    [InlineData("topic")]
    [InlineData("letters")]
    public void While_a_service_is_out_everything_waits_and_then_goes_on(string service)
    {
        // The voice makes a dead letter.
        var result = Run($"{Note}write 1 \"u1\" \"n2\" \"One.\" \"Nobody\"\noutage 0 1800 {service}\n");

        Assert.True(result.Faults >= 3, $"{result.Faults} faults");
        Assert.Equal(Undisturbed.Bills, result.Bills);
    }

    [Fact]
    public void A_service_that_is_throttled_refuses_some_calls_and_takes_others()
    {
        var result = Run($"{Note}throttling 0 3600 catalog\n");

        Assert.True(result.Throttled > 0);
        Assert.Equal(result.Faults, result.Throttled);
        Assert.Equal(Undisturbed.Bills, result.Bills);
    }

    [Fact]
    public void Event_sources_that_start_anew_hand_over_again_what_was_under_way()
    {
        var result = Run($"{Note}fault speech.speak 1 IsSlow\nrestart 60\n");

        Assert.Equal(1, result.Restarts);
        Assert.True(result.Deliveries > Undisturbed.Deliveries, $"{result.Deliveries} deliveries");
        Assert.Equal(Undisturbed.Bills, result.Bills);
    }

    [Fact]
    public void A_job_that_comes_again_after_its_record_was_lost_bills_nothing()
    {
        var result = Run($"{Note}fault jobs.delete 1 IsLost\nforget 100 idempotency\n");

        Assert.Equal(1, result.LostRecords);
        Assert.True(result.Deliveries > Undisturbed.Deliveries);
        Assert.Equal(Undisturbed.Bills, result.Bills);
    }

    [Fact]
    public void A_narration_whose_record_was_lost_while_it_ran_may_run_twice_and_the_second_bill_is_counted()
    {
        var guarded = Run($"{Note}fault jobs.deliver 1 IsDuplicated\nfault speech.speak 1 IsSlow\n");
        var unguarded = Run(
            $"{Note}fault narrating.invoke 1 IsDuplicated\nfault idempotency.begin 2 IsSlow\nfault speech.speak 1 IsSlow\n"
            + "forget 100 idempotency\n");

        Assert.Equal((1, 0), (guarded.Bills, guarded.RacedBills));
        Assert.Equal((2, 1), (unguarded.Bills, unguarded.RacedBills));
    }

    private static SimulationResult Run(string script)
    {
        var result = Simulator.Run(ScheduleText.Read($"seed 1\n{script}"));
        Assert.True(result.IsSound, string.Join(Environment.NewLine, result.Violations));
        return result;
    }
}
