using CsCheck;
using Notecast.Domain.Dictations;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Domain.Speech;
using Notecast.Domain.Tests.Narrations;

namespace Notecast.Domain.Tests.Dictations;

public sealed class DictationKeyTests
{
    private static readonly ContentHash Content = SpokenContent.Of(new NoteAttributes { Text = "Hello." }).Hash;
    private static readonly ContentHash OtherContent = SpokenContent.Of(new NoteAttributes { Text = "Bye." }).Hash;

    [Fact]
    public void A_key_has_the_form_that_the_design_fixes() =>
        Assert.Equal($"dictations/new%20bie/2/{Content}.mp3", KeyOf("new bie", "2").ToString());

    [Fact]
    public void A_key_is_safe_for_any_store()
    {
        Gen.Select(Ids.Odd, Ids.Odd).Holds((user, note) =>
        {
            var parts = KeyOf(user, note).ToString().Split('/');

            Assert.Equal(4, parts.Length);
            Assert.All(parts, part => Assert.Matches("^[A-Za-z0-9._~%-]+$", part));
            Assert.All(parts, part => Assert.DoesNotMatch(@"^\.+$", part));
        });
    }

    [Fact]
    public void Keys_are_equal_when_user_note_and_content_are()
    {
        var content = Gen.Bool.Select(isOther => isOther ? OtherContent : Content);
        Gen.Select(Gen.Select(Ids.Odd, Ids.Odd, content), Gen.Select(Ids.Odd, Ids.Odd, content)).Holds((one, other) =>
        {
            var (key, otherKey) = (KeyOf(one.Item1, one.Item2, one.Item3), KeyOf(other.Item1, other.Item2, other.Item3));

            Assert.Equal(one == other, key == otherKey);
            Assert.Equal(one == other, key.ToString() == otherKey.ToString());
            Assert.Equal(KeyOf(one.Item1, one.Item2, one.Item3), key);
        });
    }

    [Fact]
    public void A_dictation_never_lies_where_a_narrations_event_comes_from() =>
        Assert.False(NarrationKey.TryParse(KeyOf("ann", "1").ToString(), out _));

    [Fact]
    public void Ids_may_be_so_long_that_the_key_has_as_many_bytes_as_the_bucket_allows()
    {
        var others = KeyOf("u", "n").ToString().Length - 1;
        var longest = new string('n', NarrationKey.MaxKeyBytes - others);

        Assert.Equal(NarrationKey.MaxKeyBytes, KeyOf("u", longest).ToString().Length);
        var failure = Assert.Throws<PermanentFailureException>(() => KeyOf("u", $"{longest}n")).Failure;
        Assert.Equal(FailureCode.KeyTooLong, failure.Code);
        Assert.Contains("UserId and NoteId make an object key of 1,025 bytes", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("1,024", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_count_as_they_are_encoded()
    {
        var failure = Assert.Throws<PermanentFailureException>(() => KeyOf("u", new string('日', 120))).Failure;

        Assert.Equal(FailureCode.KeyTooLong, failure.Code);
    }

    private static DictationKey KeyOf(string user, string note, ContentHash? content = null) =>
        new(new NoteKey(user, NoteId.FromString(note)), content ?? Content);
}
