using Notecast.Simulation.Schedules;

namespace Notecast.Simulation.Tests;

/// <summary>The notes that clients write in a schedule: each kind is narrated or refused as the deployed functions do it.</summary>
public sealed class NoteKindTests
{
    [Theory]
    [InlineData("1 \"u1\" 42 \"One.\"")]
    [InlineData("1 \"u1\" \"n1\" \"<speak><p>One.</p></speak>\" text-type \"ssml\"")]
    [InlineData("1 \"u1\" \"n1\" \"One.\" \"Joey\" engine \"neural\"")]
    public void What_can_be_spoken_is_spoken(string write)
    {
        var result = Run($"write {write}");

        Assert.Equal(1, result.Bills);
        Assert.Equal(0, result.DeadLetters);
    }

    [Theory]
    [InlineData("\"<speak>One.\" text-type \"ssml\"")]
    [InlineData("\"One & two.\" text-type \"ssml\"")]
    [InlineData("\"<speak></speak>\" text-type \"ssml\"")]
    [InlineData("\"One.\" \"Hans\" engine \"neural\"")]
    [InlineData("\"One.\" engine \"loud\"")]
    public void What_cannot_be_spoken_is_a_dead_letter_until_a_client_corrects_it(string rest)
    {
        var left = Run($"write 1 \"u1\" \"n1\" {rest}");
        var mended = Run($"write 1 \"u1\" \"n1\" {rest}\nmend");

        Assert.Equal((0, 0), (left.Bills, left.Segments));
        Assert.True(left.DeadLetters > 0);
        Assert.Equal(1, mended.Bills);
    }

    [Fact]
    public void An_edit_of_one_paragraph_pays_for_that_paragraph()
    {
        var result = Run(
            """
            write 1 "u1" "n1" "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive."
            write 1000 "u1" "n1" "One.\n\nTwo.\n\nOther.\n\nFour.\n\nFive."
            """);

        Assert.Equal(6, result.Bills);
    }

    [Fact]
    public void Another_voice_or_engine_pays_for_all_paragraphs()
    {
        var result = Run(
            """
            write 1 "u1" "n1" "One.\n\nTwo."
            write 1000 "u1" "n1" "One.\n\nTwo." "Joey"
            write 2000 "u1" "n1" "One.\n\nTwo." "Joey" engine "neural"
            write 3000 "u1" "n1" "One.\n\nTwo."
            """);

        Assert.Equal(6, result.Bills);
    }

    [Fact]
    public void A_note_whose_time_to_live_ends_leaves_nothing()
    {
        var result = Run(
            """
            write 1 "u1" 42 "One."
            expire 1000 "u1" 42
            """);

        Assert.Equal(1, result.Expiries);
        Assert.Equal(1, result.Bills);
    }

    private static SimulationResult Run(string script)
    {
        var result = Simulator.Run(ScheduleText.Read($"seed 1\n{script}\n"));
        Assert.True(result.IsSound, string.Join(Environment.NewLine, result.Violations));
        return result;
    }
}
