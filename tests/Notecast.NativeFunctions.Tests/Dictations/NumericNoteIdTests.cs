namespace Notecast.NativeFunctions.Tests.Dictations;

/// <summary>DictateNote on a table whose note ids are numbers.</summary>
public sealed class NumericNoteIdTests(NumericNoteIdTests.Stack stack) : IClassFixture<NumericNoteIdTests.Stack>
{
    [Theory]
    [InlineData("\"2\"")]
    [InlineData("2")]
    [InlineData("2.0")]
    public async Task A_note_is_found_by_its_number_however_it_is_written(string id)
    {
        await stack.Deployment.WriteNoteAsync("newbie", "2", "The second note.");

        var link = await stack.DictateAsync($$"""{"UserId": "newbie", "NoteId": {{id}}, "VoiceId": "Joey"}""");

        Assert.Contains("/dictations/newbie/2/", link.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("mp3", (await DictationStack.ProbeAsync(link)).Format);
    }

    [Fact]
    public async Task A_text_that_is_no_number_names_no_note()
    {
        var result = await stack.AskAsync("""{"UserId": "newbie", "NoteId": "second", "VoiceId": "Joey"}""");

        Assert.Equal("DictationRefusedException", result.ErrorType);
        Assert.StartsWith("NoteNotFound: ", result.ErrorMessage, StringComparison.Ordinal);
    }

    public sealed class Stack() : DictationStack(numericNoteIds: true);
}
