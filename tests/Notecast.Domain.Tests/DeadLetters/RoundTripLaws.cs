using CsCheck;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Tests.DeadLetters;

public sealed class RoundTripLaws
{
    private static readonly Gen<char> Characters = Gen.OneOf(Gen.Char, Gen.Char["{}[]\":,\\0123456789 \n"], Gen.Char['\uD800', '\uDFFF']);

    private static readonly Gen<string> Bodies = Gen.OneOf(
        Characters.Array[0, 200].Select(characters => new string(characters)),
        Gen.OneOf(
            Letters.Job,
            Letters.FailedBatch(),
            Letters.FailedInvocation(Letters.ObjectKey, "null"),
            Letters.PoisonRecord("""{"UserId":{"S":"u"},"NoteId":{"S":"n"}}""")));

    private static readonly Gen<string> Names = Gen.Char["ABCdef.09"].Array[1, 20].Select(characters => new string(characters));

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u00A0', '\u2FFF']).Array[1, 100]
        .Select(characters => new string(characters));

    private static readonly Gen<DateTimeOffset> Moments =
        Gen.DateTime.Select(moment => new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)));

    private static readonly Gen<DeadLetterCause> Causes = Gen.Select(
        Gen.Select(Names, Names, Names, Texts),
        Gen.Select(Gen.Enum<FailureCode>(), Gen.Bool, Gen.Int[1, int.MaxValue], Gen.Int[0, int.MaxValue]),
        Gen.Select(Moments, Moments, Texts),
        (names, failure, times) => new DeadLetterCause
        {
            Function = names.Item1,
            Step = names.Item2,
            Failure = new Failure(failure.Item1, names.Item4, "Mend it.", failure.Item2),
            ErrorType = names.Item3,
            Attempts = failure.Item3,
            FirstFailedAt = times.Item1,
            LastFailedAt = times.Item2,
            CorrelationId = times.Item3,
            Replays = failure.Item4,
        });

    [Fact]
    public void Whatever_body_is_sent_comes_out_as_it_was_and_the_cause_that_was_written_is_read_again() =>
        Gen.Select(Bodies, Causes).Holds(
            (body, cause) =>
            {
                var letter = DeadLetterReader.Read(Letters.Message(body) with { Attributes = DeadLetterAttributes.Write(cause) });

                Assert.Equal(body, letter.Message.Body);
                Assert.Equal((cause.Function, cause.Step), (letter.Function, letter.Step));
                Assert.Equal(cause.Failure.Code == FailureCode.Unexpected ? cause.ErrorType : $"{cause.Failure.Code}", letter.ErrorType);
                Assert.Equal($"{cause.Failure.Reason} {cause.Failure.Remedy}", letter.ErrorMessage);
                Assert.Equal((cause.Attempts, cause.Replays), (letter.Attempts, letter.Replays));
                Assert.Equal(cause.Failure.IsPermanent, letter.IsPermanent);
                Assert.Equal((cause.FirstFailedAt, cause.LastFailedAt), (letter.FirstFailedAt, letter.LastFailedAt));
                Assert.Equal(cause.CorrelationId, letter.CorrelationId);
            },
            iter: 1_000);

    [Fact]
    public void A_body_with_a_part_cut_out_or_put_in_is_read_all_the_same() =>
        Gen.Select(Bodies, Gen.Int[0, 1_000], Gen.Int[0, 30], Characters.Array[0, 3]).Holds(
            (body, start, length, inserted) =>
            {
                var at = start % (body.Length + 1);
                var end = Math.Min(body.Length, at + length);
                var broken = $"{body[..at]}{new string(inserted)}{body[end..]}";

                var letter = Letters.Read(broken);

                Assert.Equal(broken, letter.Message.Body);
                Assert.NotEmpty(letter.ErrorType);
                Assert.InRange(letter.Attempts, 1, int.MaxValue);
            },
            iter: 5_000);

    [Fact]
    public void Attributes_of_any_text_are_read_without_a_complaint() =>
        Gen.Select(Gen.OneOf("Step", "Attempts", "Replays", "FirstFailedAt", "FailureClass"), Gen.OneOf(Gen.String, Names)).Holds(
            (name, value) => Assert.Equal(Letters.Job, Letters.Read(Letters.Job, (name, value)).Message.Body),
            iter: 1_000);
}
