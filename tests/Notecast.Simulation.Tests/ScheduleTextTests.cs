using CsCheck;
using Notecast.Domain.Notes;
using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

public sealed class ScheduleTextTests
{
    [Fact]
    public void A_script_that_was_written_reads_back_as_the_same_schedule() => Gen.Int.Sample(seed =>
    {
        var schedule = ScheduleGenerator.Generate(seed);

        var read = ScheduleText.Read(ScheduleText.Write(schedule));

        return read.Seed == seed && read.Steps.SequenceEqual(schedule.Steps);
    });

    [Fact]
    public void Any_text_and_any_ids_survive_the_script() => Gen.Select(Gen.String[1, 20], Gen.String[1, 20], Gen.String).Sample((user, note, text) =>
    {
        var write = new ScheduledStep.Write(TimeSpan.FromSeconds(1.5), new NoteKey(user, NoteId.FromString(note)), text, "Joey");

        return ScheduleText.Read(ScheduleText.Write(new Schedule(1, [write]))).Steps.Single() == write;
    });

    [Fact]
    public void Comments_and_empty_lines_are_passed_over()
    {
        var schedule = ScheduleText.Read("# a comment\n\nseed 7 # and one more\nreconcile 2.25\n");

        Assert.Equal(7, schedule.Seed);
        Assert.Equal(new ScheduledStep.Reconcile(TimeSpan.FromSeconds(2.25)), Assert.Single(schedule.Steps));
    }

    [Theory]
    [InlineData("seed 1\njump 3", "Line 2: 'jump' is no step")]
    [InlineData("reconcile soon", "Line 1: 'soon' is no time in seconds")]
    [InlineData("seed x", "'x' is no whole number")]
    [InlineData("remove 1 \"u\"", "The line is too short")]
    [InlineData("reconcile 1 2", "'2' is one word too many")]
    [InlineData("fault moon.rise 1 Fails", "'moon.rise' is no operation")]
    [InlineData("fault notes.find 1 IsDuplicated", "notes.find cannot go wrong as 'IsDuplicated'")]
    [InlineData("outage 1 2 moon", "'moon' is no service")]
    [InlineData("remove 1 \"u\" \"\\x\"", "is no JSON string")]
    public void A_line_that_is_no_step_is_named_with_its_rule(string script, string message)
    {
        var exception = Assert.Throws<FormatException>(() => ScheduleText.Read(script));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
