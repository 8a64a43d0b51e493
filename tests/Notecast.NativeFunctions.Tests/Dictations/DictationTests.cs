using System.Globalization;
using System.Text.Json.Nodes;
using System.Web;
using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Invoking;

namespace Notecast.NativeFunctions.Tests.Dictations;

/// <summary>The packaged DictateNote, from a request to the audio behind the link.</summary>
public sealed class DictationTests(DictationTests.Stack stack) : IClassFixture<DictationTests.Stack>
{
    private const string Refused = "DictationRefusedException";
    private const string Failed = "DictationFailedException";

    private NativeDeployment Deployment => stack.Deployment;

    [Fact]
    public async Task The_answer_is_a_link_to_an_mp3_of_the_note()
    {
        var id = await WriteAsync("Hello from the tests. This is a real voice, and it says two sentences.");

        var link = await stack.DictateAsync(Request(id, "Joey"));

        var (format, seconds) = await DictationStack.ProbeAsync(link);
        Assert.Equal("mp3", format);
        Assert.InRange(seconds, 2, 15);
        Assert.Contains($"/dictations/ada/{id}/", link.AbsolutePath, StringComparison.Ordinal);
        var lifetime = int.Parse(HttpUtility.ParseQueryString(link.Query)["X-Amz-Expires"]!, CultureInfo.InvariantCulture);
        Assert.InRange(lifetime, 3_540, 3_600);
    }

    [Fact]
    public async Task The_same_request_is_not_billed_again()
    {
        var id = await WriteAsync("Paid for once: " + Guid.NewGuid());
        var first = await stack.DictateAsync(Request(id, "Joey"));
        var asked = Deployment.Speech.Requests.Count;

        var second = await stack.DictateAsync(Request(id, "Joey"));

        Assert.Equal(asked, Deployment.Speech.Requests.Count);
        Assert.Equal(await DictationStack.DownloadAsync(first), await DictationStack.DownloadAsync(second));
    }

    [Fact]
    public async Task A_dictation_that_is_gone_is_made_again_from_kept_segments()
    {
        var id = await WriteAsync("Deleted by somebody: " + Guid.NewGuid());
        var first = await DictationStack.DownloadAsync(await stack.DictateAsync(Request(id, "Joey")));
        var asked = Deployment.Speech.Requests.Count;
        await Deployment.S3.DeleteObjectAsync(
            Deployment.Stack.PhysicalIds["AudioBucket"], await DictationKeyAsync(id), TestContext.Current.CancellationToken);

        var second = await DictationStack.DownloadAsync(await stack.DictateAsync(Request(id, "Joey")));

        Assert.Equal(asked, Deployment.Speech.Requests.Count);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task An_edited_note_is_dictated_anew_and_paid_for_where_it_changed()
    {
        var id = await WriteAsync("The first paragraph stays.\n\nThe second one changes.");
        var before = await stack.DictateAsync(Request(id, "Joey"));
        var asked = Deployment.Speech.Requests.Count;

        await Deployment.WriteNoteAsync("ada", id, "The first paragraph stays.\n\nThe second one is new.");
        var after = await stack.DictateAsync(Request(id, "Joey"));

        Assert.Equal("The second one is new.", Assert.Single(Deployment.Speech.Requests.Skip(asked)).Text);
        Assert.NotEqual(before.AbsolutePath, after.AbsolutePath);
        Assert.Equal("mp3", (await DictationStack.ProbeAsync(before)).Format);
    }

    [Fact]
    public async Task A_narration_that_says_the_same_is_copied()
    {
        var id = await WriteAsync("Narrated first: " + Guid.NewGuid(), ("VoiceId", "Amy"));
        await stack.Pump.RunAsync();
        var asked = Deployment.Speech.Requests.Count;

        var link = await stack.DictateAsync(Request(id));

        Assert.Equal(asked, Deployment.Speech.Requests.Count);
        var narration = (await Deployment.EntryAsync("ada", id))["ReadyKey"].S;
        using var narrated = await Deployment.S3.GetObjectAsync(
            Deployment.Stack.PhysicalIds["AudioBucket"], narration, TestContext.Current.CancellationToken);
        Assert.Equal(narrated.ContentLength, (await DictationStack.DownloadAsync(link)).Length);
    }

    [Fact]
    public async Task The_callers_voice_speaks_and_leaves_the_note_and_its_narration_alone()
    {
        var id = await WriteAsync("In another voice: " + Guid.NewGuid(), ("VoiceId", "Amy"));
        await stack.Pump.RunAsync();
        var entry = await Deployment.EntryAsync("ada", id);

        await stack.DictateAsync(Request(id, "Joey"));

        Assert.Equal("Joey", Deployment.Speech.Requests[^1].VoiceId);
        Assert.Equal(entry["ReadyKey"].S, (await Deployment.EntryAsync("ada", id))["ReadyKey"].S);
        Assert.Empty(await stack.Pump.ReceiveAllAsync(Deployment.CreatedObjectsQueueUrl));
    }

    [Fact]
    public async Task Odd_ids_and_names_in_any_case_are_understood()
    {
        await Deployment.WriteNoteAsync("Zoë +1", "a b+c%2F/ü😀", "An odd id.");

        var link = await stack.DictateAsync("""{"USERID": "Zoë +1", "noteId": "a b+c%2F/ü😀", "voiceId": "Joey"}""");

        Assert.Equal("mp3", (await DictationStack.ProbeAsync(link)).Format);
    }

    [Theory]
    [InlineData("NoteNotFound", """{"UserId": "ada", "NoteId": "nowhere", "VoiceId": "Joey"}""")]
    [InlineData("RequestUnreadable", """{"UserId": "ada", "VoiceId": "Joey"}""")]
    [InlineData("RequestUnreadable", """["ada", "1"]""")]
    public async Task A_bad_request_is_refused_and_the_answer_names_the_rule(string code, string request)
    {
        var result = await stack.AskAsync(request);

        AssertAnswer(Refused, code, result);
    }

    [Theory]
    [InlineData("VoiceUnknown", "Nobody", "Hello.")]
    [InlineData("TextEmpty", "Joey", "  ")]
    public async Task A_note_that_cannot_be_spoken_is_refused_and_bills_nothing(string code, string voice, string text)
    {
        var id = await WriteAsync(text);
        var billed = Billed();

        var result = await stack.AskAsync(Request(id, voice));

        AssertAnswer(Refused, code, result);
        Assert.Equal(billed, Billed());
    }

    [Fact]
    public async Task A_failure_is_told_from_a_refusal_and_asking_again_mends_it()
    {
        var id = await WriteAsync("The speech service fails once: " + Guid.NewGuid());
        Deployment.Speech.FailNext(1, 403, "AccessDeniedException");
        Deployment["DictateNote"].ClearLines();

        AssertAnswer(Failed, "SpeechUnavailable", await stack.AskAsync(Request(id, "Joey")));

        // This is what the template's filter counts.
        await Deployment["DictateNote"].WaitForLineAsync(
            line => MessageOf(line).StartsWith("A dictation failed with ", StringComparison.Ordinal));
        await stack.DictateAsync(Request(id, "Joey"));
    }

    [Fact]
    public async Task The_log_has_neither_text_nor_link()
    {
        var id = await WriteAsync("The secret word is hunter2.");
        Deployment["DictateNote"].ClearLines();

        await stack.DictateAsync(Request(id, "Joey"));

        await Deployment["DictateNote"].WaitForLineAsync(line => line.Contains(id, StringComparison.Ordinal));
        Assert.All(Deployment["DictateNote"].Lines, line => Assert.DoesNotMatch("hunter2|X-Amz-Signature", line));
    }

    [Fact]
    public async Task A_link_that_would_outlive_its_audio_keeps_the_function_from_starting()
    {
        await using var function = Deployment["DictateNote"].With("LINK_LIFETIME_SECONDS", "86401").With("DICTATION_RETENTION_DAYS", "1");

        var result = await function.InvokeAsync(Request("any"));

        Assert.Equal((InvocationStatus.Failed, "SettingsException"), (result.Status, result.ErrorType));
        Assert.Contains("LINK_LIFETIME_SECONDS", result.ErrorMessage, StringComparison.Ordinal);
    }

    private static void AssertAnswer(string type, string code, InvocationResult result)
    {
        Assert.Equal((InvocationStatus.Failed, type), (result.Status, result.ErrorType));
        Assert.StartsWith($"{code}: ", result.ErrorMessage, StringComparison.Ordinal);
    }

    private static string MessageOf(string line) => JsonNode.Parse(line)!["message"]?.ToString() ?? "";

    private static string Request(string id, string? voice = null)
    {
        var request = new JsonObject { ["UserId"] = "ada", ["NoteId"] = id };
        if (voice is not null)
        {
            request["VoiceId"] = voice;
        }

        return request.ToJsonString();
    }

    private int Billed() => Deployment.Speech.Requests.Sum(request => request.BilledCharacters);

    private async Task<string> DictationKeyAsync(string id)
    {
        var listed = await Deployment.S3.ListObjectsV2Async(
            new() { BucketName = Deployment.Stack.PhysicalIds["AudioBucket"], Prefix = $"dictations/ada/{id}/" },
            TestContext.Current.CancellationToken);
        return Assert.Single(listed.S3Objects).Key;
    }

    private async Task<string> WriteAsync(string text, params (string Name, string Value)[] attributes)
    {
        var id = $"note-{Guid.NewGuid():N}";
        await Deployment.WriteNoteAsync("ada", id, text, attributes);
        return id;
    }

    public sealed class Stack() : DictationStack(numericNoteIds: false);
}
