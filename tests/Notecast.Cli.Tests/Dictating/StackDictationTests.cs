using Notecast.AwsTesting;
using Notecast.Cli.Tests.Operations;

namespace Notecast.Cli.Tests.Dictating;

public sealed class StackDictationTests(MotoServer server) : IDisposable
{
    private readonly NotecastProcess _notecast = new();
    private readonly string _stack = $"stack-{Guid.NewGuid():N}";

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_note_of_a_stack_is_dictated_once_and_its_link_lasts_as_long_as_it_shall()
    {
        await using var speech = LoopbackSpeech.Start();
        await CreateStackAsync(speech);

        var link = await _notecast.TryAsync("dictate", "ada", "tea", "--voice", "Joey", "--stack", _stack, "--expires", "2h");
        Assert.Equal((0, ""), (link.ExitCode, link.Errors));
        Assert.Contains("X-Amz-Expires=7200", link.Output, StringComparison.Ordinal);
        using var client = new HttpClient();
        var audio = await client.GetByteArrayAsync(new Uri(link.Output.Trim()), TestContext.Current.CancellationToken);
        Assert.True(audio.Length > 1_000);

        var again = await _notecast.JsonAsync("dictate", "ada", "tea", "--voice", "joey", "--stack", _stack, "--json");
        Assert.Equal(("kept", 0), (again.GetProperty("source").GetString(), again.GetProperty("billedCharacters").GetInt32()));
        Assert.Contains("X-Amz-Expires=3600", again.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Single(speech.Requests);
    }

    [Fact]
    public async Task What_cannot_be_dictated_is_told()
    {
        await using var speech = LoopbackSpeech.Start();
        await CreateStackAsync(speech, ("DictationRetentionDays", "2"));

        Assert.StartsWith(
            "notecast: There is no note with the UserId 'ada' and the NoteId 'milk'.",
            await _notecast.FailAsync(1, "dictate", "ada", "milk", "--stack", _stack),
            StringComparison.Ordinal);
        Assert.Matches(
            "^notecast: There is no voice .*'Joannna'.* such as Joanna",
            await _notecast.FailAsync(1, "dictate", "ada", "tea", "--voice", "Joannna", "--stack", _stack));
        Assert.StartsWith(
            $"notecast: --expires is longer than the stack '{_stack}' keeps dictations (2 d).",
            await _notecast.FailAsync(2, "dictate", "ada", "tea", "--expires", "3d", "--stack", _stack),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "notecast: --speech and --stack do not go together.",
            await _notecast.FailAsync(2, "dictate", "ada", "tea", "--speech", "silent", "--stack", _stack),
            StringComparison.Ordinal);
    }

    private async Task CreateStackAsync(LoopbackSpeech speech, params (string Name, string Value)[] parameters)
    {
        var url = await server.GetUrlAsync();
        var stack = await MotoStack.CreateAsync(
            url,
            await SamTemplate.TransformAsync(RepositoryRoot.Find()),
            parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value),
            _stack);
        await MotoStack.AwsAsync(
            url, "dynamodb", "put-item", "--table-name", stack.Outputs["NotesTableName"], "--item",
            """{"UserId":{"S":"ada"},"NoteId":{"S":"tea"},"Note":{"S":"Tea at five."}}""");
        _notecast.SignIn(url, MotoServer.Region);
        _notecast.Variables["AWS_ENDPOINT_URL_POLLY"] = speech.Url.ToString();
    }
}
