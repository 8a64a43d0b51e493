using System.Text.Json.Nodes;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.Rights;

/// <summary>What makes DictateNote use each action of its role.</summary>
internal sealed class DictationExercises(EnforcedStack stack)
{
    private const string User = "ada";
    private static readonly Func<Task> Nothing = () => Task.CompletedTask;

    /// <summary>By function and action: what to prepare with all rights, and what then uses the action.</summary>
    public IReadOnlyDictionary<(string Function, string Action), (Func<Task> Prepare, Func<Task> Act)> All =>
        new Dictionary<(string, string), (Func<Task>, Func<Task>)>
        {
            [("DictateNote", "dynamodb:GetItem")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "dynamodb:DescribeTable")] = (Nothing, DictateByNumberAsync),
            [("DictateNote", "dynamodb:PutItem")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "dynamodb:UpdateItem")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "dynamodb:DeleteItem")] = (Nothing, FailToSpeakAsync),
            [("DictateNote", "s3:GetObject")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "s3:PutObject")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "s3:ListBucket")] = (Nothing, DictateNewNoteAsync),
            [("DictateNote", "s3:AbortMultipartUpload")] = (Nothing, FailToUploadAsync),
            [("DictateNote", "polly:SynthesizeSpeech")] = (Nothing, SpeakByServerAsync),
        };

    private NativeDeployment Deployment => stack.Deployment;

    /// <summary>Copies a narration that says the same.</summary>
    public async Task DictateNarrationAsync()
    {
        var note = await WriteNewNoteAsync("Narrated, then dictated: " + Guid.NewGuid());
        await stack.Pump.RunAsync();
        await DictateAsync(note);
    }

    /// <summary>Reads the receipt of an earlier run from the idempotency table: its dictation is gone.</summary>
    public async Task DictateAgainAsync()
    {
        var note = await WriteNewNoteAsync("Dictated twice: " + Guid.NewGuid());
        await DictateAsync(note);
        var bucket = Deployment.Stack.PhysicalIds["AudioBucket"];
        var made = await Deployment.S3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = $"dictations/{User}/{note}/" });
        await Deployment.S3.DeleteObjectAsync(bucket, Assert.Single(made.S3Objects).Key);
        await DictateAsync(note);
    }

    private async Task DictateNewNoteAsync() => await DictateAsync(await WriteNewNoteAsync("To be dictated: " + Guid.NewGuid()));

    /// <summary>
    /// The note's id is a text that looks like a number, and is asked for as one: a function that has just started does not know the type
    /// of the table's ids.
    /// </summary>
    private async Task DictateByNumberAsync()
    {
        await Deployment.WriteNoteAsync(User, "2", "The second note.");
        await using var function = Deployment["DictateNote"].With("STARTED_FOR", "an exercise");
        await function.InvokeAsync(new JsonObject { ["UserId"] = User, ["NoteId"] = 2 }.ToJsonString());
        Deployment["DictateNote"].TakeLinesOf(function);
    }

    private async Task FailToSpeakAsync()
    {
        var note = await WriteNewNoteAsync("Nobody speaks this: " + Guid.NewGuid());
        Deployment.Speech.FailNext(1, 403, "AccessDeniedException");
        await DictateAsync(note);
    }

    private async Task FailToUploadAsync()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("This sentence is spoken again and again.", 70));
        var note = await WriteNewNoteAsync(string.Join("\n\n", Enumerable.Repeat(paragraph, 12)));
        Deployment.Calls.Fails = (_, url) => url.Contains("partNumber=2", StringComparison.Ordinal);
        await DictateAsync(note);
    }

    /// <summary>The loopback speech service knows no rights, the server does.</summary>
    private async Task SpeakByServerAsync()
    {
        var note = await WriteNewNoteAsync("The server speaks: " + Guid.NewGuid());
        await using var function = Deployment["DictateNote"].With("AWS_ENDPOINT_URL_POLLY", Deployment.Calls.Url.ToString());
        await DictateAsync(note, function);
        Deployment["DictateNote"].TakeLinesOf(function);
    }

    private async Task<string> WriteNewNoteAsync(string text)
    {
        var note = $"note-{Guid.NewGuid():N}";
        await Deployment.WriteNoteAsync(User, note, text);
        return note;
    }

    private async Task DictateAsync(string note, DeployedFunction? function = null) => await (function ?? Deployment["DictateNote"])
        .InvokeAsync(new JsonObject { ["UserId"] = User, ["NoteId"] = note }.ToJsonString());
}
