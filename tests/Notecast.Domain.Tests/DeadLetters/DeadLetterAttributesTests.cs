using System.Xml;
using CsCheck;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class DeadLetterAttributesTests
{
    [Fact]
    public void A_cause_has_no_more_attributes_than_a_message_may_have_and_none_is_empty()
    {
        Gen.Select(Gen.String, Gen.String[0, 20]).Holds((reason, correlationId) =>
        {
            var attributes = DeadLetterAttributes.Write(CauseOf(reason, correlationId));

            Assert.InRange(attributes.Count, 1, 9);
            Assert.DoesNotContain("", attributes.Values);
        });
    }

    [Fact]
    public void No_attribute_has_a_character_that_the_queue_refuses()
    {
        var odd = Gen.OneOf(Gen.Char, Gen.Char['\0', '\u001F'], Gen.Char['\uD800', '\uDFFF'], Gen.Char['\uFFF0', '\uFFFF']).Array[0, 1_200];
        Gen.Select(odd, odd).Holds((reason, correlationId) =>
        {
            var attributes = DeadLetterAttributes.Write(CauseOf(new string(reason), new string(correlationId)));

            Assert.All(attributes.Values, value => XmlConvert.VerifyXmlChars(value));
        });
    }

    [Fact]
    public void A_long_reason_is_cut_between_characters_and_a_short_one_stays_as_it_is()
    {
        var attributes = DeadLetterAttributes.Write(CauseOf(new string('x', DeadLetterAttributes.MaxTextLength - 1) + "🙂", "c"));

        Assert.Equal(new string('x', DeadLetterAttributes.MaxTextLength - 1) + "…", attributes["ErrorMessage"]);
        Assert.Equal("Line\tone\nline 🙂 two. Mend it.", DeadLetterAttributes.Write(CauseOf("Line\tone\nline 🙂 two.", "c"))["ErrorMessage"]);
    }

    private static DeadLetterCause CauseOf(string reason, string correlationId) => new()
    {
        Function = "NarrateNote",
        Step = "narrate",
        Failure = new Failure(FailureCode.Unexpected, reason, "Mend it.", IsPermanent: false),
        ErrorType = "Exception",
        Attempts = 1,
        FirstFailedAt = DateTimeOffset.UnixEpoch,
        LastFailedAt = DateTimeOffset.UnixEpoch,
        CorrelationId = correlationId,
    };
}
