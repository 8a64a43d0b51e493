using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests;

/// <summary>The packaged executables, from a client's write to the message on the topic, with rights enforced.</summary>
public sealed class PipelineTests(EnforcedStack stack) : IClassFixture<EnforcedStack>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NativeDeployment Deployment => stack.Deployment;

    [Fact]
    public async Task A_note_that_is_inserted_ends_as_ready_audible_and_told()
    {
        await stack.Pump.ReceiveAllAsync(Deployment.SubscriberQueueUrl);
        var id = await NewNoteAsync("Hello from the tests. This is a real voice.", ("VoiceId", "Joey"), ("Title", "Greeting"));

        await stack.Pump.RunAsync();

        var entry = await EntryAsync(id);
        Assert.Equal("ready", entry["Status"].S);
        var key = entry["ReadyKey"].S;
        Assert.Equal("mp3", (await ProbeAsync(key))["format"]!["format_name"]!.GetValue<string>());
        var message = JsonNode.Parse(Assert.Single(await stack.Pump.ReceiveAllAsync(Deployment.SubscriberQueueUrl)))!;
        Assert.Equal((id, key), (message["noteId"]!.GetValue<string>(), message["objectKey"]!.GetValue<string>()));
        Assert.Equal(message["durationSeconds"]!.GetValue<double>(), await DurationAsync(key), 0.1);
    }

    [Fact]
    public async Task An_edit_replaces_the_narration_and_pays_only_for_what_changed()
    {
        var id = await NewNoteAsync("The first paragraph stays.\n\nThe second one changes.");
        await stack.Pump.RunAsync();
        var before = (await EntryAsync(id))["ReadyKey"].S;
        var asked = Deployment.Speech.Requests.Count;

        await WriteAsync(id, "The first paragraph stays.\n\nThe second one is new.");
        await stack.Pump.RunAsync();

        var after = (await EntryAsync(id))["ReadyKey"].S;
        Assert.Equal("The second one is new.", Assert.Single(Deployment.Speech.Requests.Skip(asked)).Text);
        Assert.Equal([after], await KeysAsync(id));
        Assert.NotEqual(before, after);
    }

    [Fact]
    public async Task A_note_that_is_removed_takes_its_audio_with_it()
    {
        var id = await NewNoteAsync("Here today, gone tomorrow.");
        await stack.Pump.RunAsync();

        await Deployment.RemoveNoteAsync("ada", id);
        await stack.Pump.RunAsync();

        Assert.Equal("removed", (await EntryAsync(id))["Status"].S);
        Assert.Empty(await KeysAsync(id));
    }

    [Fact]
    public async Task A_note_with_odd_ids_is_narrated()
    {
        var id = await WriteAsync("a b+c%2F/ü😀", "An odd id.");

        await stack.Pump.RunAsync();

        Assert.Equal("ready", (await EntryAsync(id))["Status"].S);
    }

    [Fact]
    public async Task A_long_note_is_uploaded_in_parts()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("This sentence is spoken again and again.", 70));
        var id = await NewNoteAsync(string.Join("\n\n", Enumerable.Repeat(paragraph, 12)));
        Deployment.Calls.Clear();

        await stack.Pump.RunAsync();

        Assert.Equal("ready", (await EntryAsync(id))["Status"].S);
        Assert.Contains(Deployment.Calls.Requests, call => call.RawUrl.Contains("partNumber=2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_correlation_id_is_in_every_line_about_a_change_and_in_the_message_and_no_line_has_its_text()
    {
        ClearLines();
        var id = await NewNoteAsync("The secret word is hunter2.", ("Title", "hunter2"));
        await stack.Pump.RunAsync();

        var message = JsonNode.Parse((await stack.Pump.ReceiveAllAsync(Deployment.SubscriberQueueUrl)).Single(body => body.Contains(id, StringComparison.Ordinal)))!;
        var correlationId = message["correlationId"]!.GetValue<string>();
        await Deployment["FinishNarration"].WaitForLineAsync(line => line.Contains("is ready", StringComparison.Ordinal));
        var lines = NativeDeployment.FunctionNames.SelectMany(name => Deployment[name].Lines.Select(line => (Function: name, Line: JsonNode.Parse(line)!))).ToList();
        Assert.Equal(["PlanNarrations", "NarrateNote", "FinishNarration"], lines.Select(line => line.Function).Distinct());
        Assert.All(lines, line =>
        {
            Assert.Equal(correlationId, line.Line["correlation_id"]!.GetValue<string>());
            Assert.Equal((line.Function, "notecast"), (line.Line["function_name"]!.GetValue<string>(), line.Line["service"]!.GetValue<string>()));
            Assert.NotNull(line.Line["function_request_id"]);
            Assert.DoesNotContain("hunter2", line.Line.ToJsonString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_retry_of_a_long_note_goes_on_from_its_kept_segments_and_is_not_billed_again()
    {
        string[] paragraphs = [.. Enumerable.Range(1, 6).Select(number => $"Paragraph number {number} of a note whose speech fails once.")];
        var id = await NewNoteAsync(string.Join("\n\n", paragraphs));
        await stack.Pump.PlanAsync();
        var asked = Deployment.Speech.Requests.Count;

        // The SDK does not try this again by itself.
        Deployment.Speech.FailNext(1, 403, "AccessDeniedException");
        await stack.Pump.NarrateAsync();
        Assert.NotNull(await stack.Pump.NarrateAsync(Patience));
        await stack.Pump.RunAsync();

        Assert.Equal("ready", (await EntryAsync(id))["Status"].S);
        var billed = Deployment.Speech.Requests.Skip(asked).Where(request => request.BilledCharacters > 0).Select(request => request.Text).ToList();
        Assert.Equal(paragraphs.Order(StringComparer.Ordinal), billed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_note_that_cannot_be_narrated_is_a_dead_letter_and_failed_in_the_catalog()
    {
        var id = await NewNoteAsync("Hello.", ("VoiceId", "Joey"), ("Engine", "steam"));

        await stack.Pump.RunAsync();

        var entry = await EntryAsync(id);
        Assert.Equal("failed", entry["Status"].S);
        var letter = Assert.Single(await stack.Pump.ReceiveAllAsync(Deployment.Stack.PhysicalIds["DeadLetterQueue"]));
        Assert.Equal(id, JsonNode.Parse(letter)!["noteId"]!.GetValue<string>());
    }

    private void ClearLines()
    {
        foreach (var name in NativeDeployment.FunctionNames)
        {
            Deployment[name].ClearLines();
        }
    }

    private Task<string> NewNoteAsync(string text, params (string Name, string Value)[] attributes) =>
        WriteAsync($"note-{Guid.NewGuid():N}", text, attributes);

    private async Task<string> WriteAsync(string id, string text, params (string Name, string Value)[] attributes)
    {
        await Deployment.WriteNoteAsync("ada", id, text, attributes);
        return id;
    }

    private Task<Dictionary<string, AttributeValue>> EntryAsync(string id) => Deployment.EntryAsync("ada", id);

    private async Task<IReadOnlyList<string>> KeysAsync(string id)
    {
        var listed = await Deployment.S3.ListObjectsV2Async(
            new() { BucketName = Deployment.Stack.PhysicalIds["AudioBucket"], Prefix = $"narrations/ada/{id}/" }, Cancellation);
        return [.. (listed.S3Objects ?? []).Select(stored => stored.Key)];
    }

    private async Task<double> DurationAsync(string key) => double.Parse(
        (await ProbeAsync(key))["format"]!["duration"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<JsonNode> ProbeAsync(string key)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.mp3");
        try
        {
            using var stored = await Deployment.S3.GetObjectAsync(Deployment.Stack.PhysicalIds["AudioBucket"], key, Cancellation);
            await stored.WriteResponseStreamToFileAsync(path, append: false, Cancellation);
            var ffprobe = Programs.Require("ffprobe", "apt-get install ffmpeg");
            return JsonNode.Parse(await Command.RunAsync(ffprobe, ["-v", "error", "-show_format", "-of", "json", path]))!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
