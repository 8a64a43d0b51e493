using AWS.Lambda.Powertools.Idempotency.Exceptions;
using CsCheck;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

public sealed class IdempotencyKeyTests : IdempotentTest, IDisposable
{
    private readonly EnvironmentVariable _functionName = new("AWS_LAMBDA_FUNCTION_NAME", "narrate-note");

    public IdempotencyKeyTests() => Configure();

    public void Dispose() => _functionName.Dispose();

    [Fact]
    public async Task A_key_is_the_names_of_function_and_method_and_the_MD5_of_the_payloads_JSON()
    {
        await Narrating().NarrateAsync(SomeJob);

        Assert.Equal($"narrate-note.NarrateAsync#{Keys.Hash("""{"NoteKey":"ada/101","Revision":7}""")}", Store.Record.IdempotencyKey);
    }

    [Fact]
    public async Task A_handlers_payload_is_its_first_argument()
    {
        await Narrating().NarrateInHandlerAsync(SomeJob, new Core.MinimalContext());

        Assert.Equal($"narrate-note.NarrateInHandlerAsync#{Keys.Hash("""{"NoteKey":"ada/101","Revision":7}""")}", Store.Record.IdempotencyKey);
    }

    [Fact]
    public async Task The_payload_is_the_marked_parameter_and_a_text_counts_without_quotes()
    {
        await Narrating().NarrateByKeyAsync(SomeJob, "ada/101@7", 3);

        Assert.Equal($"narrate-note.NarrateByKeyAsync#{Keys.Hash("ada/101@7")}", Store.Record.IdempotencyKey);
    }

    [Fact]
    public async Task Only_the_marked_parameter_tells_calls_apart()
    {
        var narrator = Narrating();
        await narrator.NarrateByKeyAsync(SomeJob, "ada/101@7", 3);
        await narrator.NarrateByKeyAsync(new Job("other", 1), "ada/101@7", 4);
        Assert.Equal(1, narrator.Runs);

        await narrator.NarrateByKeyAsync(SomeJob, "ada/101@8", 3);
        Assert.Equal(2, narrator.Runs);
    }

    [Fact]
    public async Task A_prefix_of_ones_own_replaces_the_names()
    {
        await Narrating().NarrateUnderPrefixAsync("ada/101@7");

        Assert.Equal($"narrations#{Keys.Hash("ada/101@7")}", Store.Record.IdempotencyKey);
    }

    [Fact]
    public async Task Any_text_is_hashed_as_it_is() =>
        await Gen.String[Gen.Char['\u0001', '\uD7FF'], 1, 40].HoldsAsync(async text =>
        {
            Store.Records.Clear();
            await Narrating().NarrateUnderPrefixAsync(text);

            Assert.Equal($"narrations#{Keys.Hash(text)}", Store.Record.IdempotencyKey);
        }, iter: 50);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_missing_payload_fails_if_that_is_asked_for(string? key)
    {
        Configure(options => options.WithThrowOnNoIdempotencyKey(true));
        var narrator = Narrating();

        await Assert.ThrowsAsync<IdempotencyKeyException>(() => narrator.NarrateUnderPrefixAsync(key!));

        Assert.Equal(0, narrator.Runs);
    }
}
