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
    public void A_note_id_without_quotes_is_a_number_and_the_voice_may_be_left_out()
    {
        const string Script = """
            seed 1
            write 1 "u1" 42 "<speak/>" "Joey" engine "neural" text-type "ssml"
            write 2 "u1" "42" "One." text-type "text"
            expire 3 "u1" 42

            """;

        var schedule = ScheduleText.Read(Script);

        var first = Assert.IsType<ScheduledStep.Write>(schedule.Steps[0]);
        Assert.Equal(("Joey", "neural", "ssml"), (first.VoiceId, first.Engine, first.TextType));
        Assert.True(first.Note.NoteId.IsNumber);
        var second = Assert.IsType<ScheduledStep.Write>(schedule.Steps[1]);
        Assert.Equal((null, null, "text"), (second.VoiceId, second.Engine, second.TextType));
        Assert.False(second.Note.NoteId.IsNumber);
        Assert.True(Assert.IsType<ScheduledStep.Expire>(schedule.Steps[2]).Note.NoteId.IsNumber);
        Assert.Equal(schedule.Steps, ScheduleText.Read(ScheduleText.Write(schedule)).Steps);
    }

    [Theory]
    [InlineData("engine")]
    [InlineData("text-type")]
    public void A_voice_may_be_called_as_a_word_of_the_script_is(string voice)
    {
        var write = new ScheduledStep.Write(TimeSpan.Zero, new NoteKey("u", NoteId.FromString("7")), "One.", voice, TextType: "ssml");

        var read = ScheduleText.Read(ScheduleText.Write(new Schedule(1, [write]))).Steps.Single();

        Assert.Equal(write, read);
        Assert.False(Assert.IsType<ScheduledStep.Write>(read).Note.NoteId.IsNumber);
    }

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
    [InlineData("fault stream.read 1 IsLost", "stream.read cannot go wrong as 'IsLost'")]
    [InlineData("outage 1 2 moon", "'moon' is no service")]
    [InlineData("throttling 1 2 moon", "'moon' is no service")]
    [InlineData("forget 1 moon", "'moon' are no idempotency records")]
    [InlineData("write 1 \"u\" 7 \"One.\" engine", "The line is too short")]
    [InlineData("remove 1 \"u\" \"\\x\"", "is no JSON string")]
    public void A_line_that_is_no_step_is_named_with_its_rule(string script, string message)
    {
        var exception = Assert.Throws<FormatException>(() => ScheduleText.Read(script));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }
}
