using CsCheck;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Domain.Tests.Narrations;

public sealed class NarrationKeyTests
{
    private static readonly ContentHash Content = SpokenContent.Of(new NoteAttributes { Text = "Hello." }).Hash;
    private static readonly Revision FirstRevision = Revision.FromSequenceNumber("1");

    [Fact]
    public void Any_ids_come_back_from_an_object_key_without_loss()
    {
        Gen.Select(Ids.Odd, Ids.Odd).Holds((user, note) =>
        {
            var key = new NarrationKey(new NoteKey(user, NoteId.FromString(note)), FirstRevision, Content);

            Assert.True(NarrationKey.TryParse(key.ToString(), out var parsed));
            Assert.Equal((user, note, FirstRevision, Content.Prefix), (parsed.Note.UserId, parsed.Note.NoteId.Text, parsed.Revision, parsed.ContentPrefix));
        });
    }

    [Fact]
    public void An_object_key_is_safe_for_any_store()
    {
        Gen.Select(Ids.Odd, Ids.Odd).Holds((user, note) =>
        {
            var parts = new NarrationKey(new NoteKey(user, NoteId.FromString(note)), FirstRevision, Content).ToString().Split('/');

            Assert.Equal(4, parts.Length);
            Assert.All(parts, part => Assert.Matches("^[A-Za-z0-9._~%-]+$", part));
            Assert.All(parts, part => Assert.DoesNotMatch(@"^\.+$", part));
        });
    }

    [Fact]
    public void Different_notes_never_share_a_prefix()
    {
        Gen.Select(Ids.Odd, Ids.Odd, Ids.Odd, Ids.Odd).Holds((user, note, otherUser, otherNote) =>
        {
            var prefix = NarrationKey.PrefixOf(new NoteKey(user, NoteId.FromString(note)));
            var otherPrefix = NarrationKey.PrefixOf(new NoteKey(otherUser, NoteId.FromString(otherNote)));

            Assert.Equal((user, note) == (otherUser, otherNote), otherPrefix.StartsWith(prefix, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void A_key_has_the_form_that_the_design_fixes()
    {
        var key = new NarrationKey(new NoteKey("new bie", NoteId.FromNumber("2")), Revision.FromSequenceNumber("4421584500000000017450439091"), Content);

        Assert.Equal($"narrations/new%20bie/2/0000000000004421584500000000017450439091.000000-{Content.Prefix}.mp3", key.ToString());
    }

    [Theory]
    [InlineData("narrations/a%2fb/1/")]
    [InlineData("narrations/a b/1/")]
    [InlineData("narrations/../1/")]
    [InlineData("narrations/%FF/1/")]
    [InlineData("narrations/%61/1/")]
    [InlineData("narrations/a%/1/")]
    [InlineData("narrations/a%2/1/")]
    [InlineData("narrations/a%zz/1/")]
    [InlineData("narrations//1/")]
    [InlineData("narrations/a/b/1/")]
    [InlineData("dictations/a/1/")]
    public void A_key_that_Notecast_would_not_write_is_not_read(string folder)
    {
        Assert.False(NarrationKey.TryParse($"{folder}{FirstRevision}-{Content.Prefix}.mp3", out _));
    }

    [Fact]
    public void Ids_that_just_fit_into_1024_bytes_are_accepted_and_one_more_byte_is_a_permanent_failure()
    {
        var room = 1024 - NarrationKey.PrefixOf(new NoteKey("u", NoteId.FromString("n"))).Length + 1 - Revision.TextLength - 1 - ContentHash.PrefixLength - ".mp3".Length;

        Assert.Equal(1024, new NarrationKey(new NoteKey("u", NoteId.FromString(new string('n', room))), FirstRevision, Content).ToString().Length);
        var exception = Assert.Throws<PermanentFailureException>(
            () => new NarrationKey(new NoteKey("u", NoteId.FromString(new string('n', room + 1))), FirstRevision, Content));
        Assert.Equal(FailureCode.KeyTooLong, exception.Failure.Code);
    }

    [Fact]
    public void Ids_that_are_not_Unicode_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new NoteKey("a\uD800", NoteId.FromString("1")));
        Assert.Throws<ArgumentException>(() => new NoteKey("a", NoteId.FromString("\uDC00b")));
        Assert.Throws<ArgumentException>(() => new NoteKey("", NoteId.FromString("1")));
    }

    [Fact]
    public void A_number_and_a_string_of_the_same_text_name_the_same_note()
    {
        Assert.Equal(new NoteKey("a", NoteId.FromNumber("2")), new NoteKey("a", NoteId.FromString("2")));
    }
}
