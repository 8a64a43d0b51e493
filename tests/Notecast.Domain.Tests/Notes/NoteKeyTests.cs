using Notecast.Domain.Notes;

namespace Notecast.Domain.Tests.Notes;

public sealed class NoteKeyTests
{
    [Fact]
    public void The_type_of_an_id_does_not_make_another_note()
    {
        var (text, number) = (NoteId.FromString("7"), NoteId.FromNumber("7"));

        Assert.True(text == number);
        Assert.False(text != number);
        Assert.Equal(text.GetHashCode(), number.GetHashCode());
        Assert.Equal(new NoteKey("ann", text), new NoteKey("ann", number));
        Assert.Equal((false, true), (text.IsNumber, number.IsNumber));
    }

    [Fact]
    public void Ids_differ_by_case_and_from_anything_that_is_no_id()
    {
        var id = NoteId.FromString("a");

        Assert.True(id != NoteId.FromString("A"));
        Assert.False(id == NoteId.FromString("A"));
        Assert.False(id.Equals("a"));
        Assert.False(id.Equals((object?)null));
        Assert.True(id.Equals((object)NoteId.FromString("a")));
    }

    [Fact]
    public void An_empty_note_id_is_refused()
    {
        Assert.Throws<ArgumentException>(() => NoteId.FromString(""));
        Assert.Throws<ArgumentException>(() => NoteId.FromNumber(""));
        Assert.Throws<ArgumentException>(() => new NoteKey("ann", default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void An_empty_user_id_is_refused_by_name(string? userId) =>
        Assert.Equal("UserId", Assert.Throws<ArgumentException>(() => new NoteKey(userId!, NoteId.FromString("1"))).ParamName);

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused_in_either_id_and_named()
    {
        Assert.Equal("UserId", Assert.Throws<ArgumentException>(() => new NoteKey("\ud83d", NoteId.FromString("1"))).ParamName);
        Assert.Equal("NoteId", Assert.Throws<ArgumentException>(() => new NoteKey("ann", NoteId.FromString("\ud83d"))).ParamName);
    }

    [Fact]
    public void What_a_note_says_is_not_in_its_attributes_as_text()
    {
        Assert.Equal("Amy (neural, en-GB), 6 characters of ssml", $"{new NoteAttributes
        {
            Text = "Secret",
            TextType = "ssml",
            VoiceId = "Amy",
            Engine = "neural",
            LanguageCode = "en-GB",
            Title = "Hidden",
        }}");
        Assert.Equal(" (, ), 0 characters of text", $"{new NoteAttributes()}");
    }
}
