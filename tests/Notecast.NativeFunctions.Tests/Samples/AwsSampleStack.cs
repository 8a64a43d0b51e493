using Amazon.SQS.Model;
using Notecast.AwsTesting.Deployment;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;
using Notecast.SampleOutcomes;

namespace Notecast.NativeFunctions.Tests.Samples;

/// <summary>A deployment as sample events need it.</summary>
/// <param name="deployment">The deployment, with nothing in it.</param>
/// <param name="functionOf">The function of a name.</param>
internal sealed class AwsSampleStack(NativeDeployment deployment, Func<string, DeployedFunction> functionOf) : ISampleStack
{
    public Task WriteNoteAsync(Note note) => deployment.WriteNoteAsync(
        note.Key.UserId, note.Key.NoteId.Text, note.Attributes.Text!, ("VoiceId", note.Attributes.VoiceId!));

    /// <summary>A process of ReplayDeadLetters remembers what it has reconciled, so each event has one of its own.</summary>
    public async Task<InvocationResult> InvokeAsync(string name, string lambdaEvent)
    {
        var function = functionOf(name);
        if (name != "ReplayDeadLetters")
        {
            return await function.InvokeAsync(lambdaEvent);
        }

        await using var anew = function.Running(function.Executable.Program);
        return await anew.InvokeAsync(lambdaEvent);
    }

    public Task<IReadOnlyList<LeftMessage>> TakeJobsAsync() => TakeAsync(deployment.Stack.PhysicalIds["SynthesisQueue"]);

    public Task<IReadOnlyList<LeftMessage>> TakeDeadLettersAsync() => TakeAsync(deployment.Stack.PhysicalIds["DeadLetterQueue"]);

    public async Task<int> TakePublishedAsync() => (await TakeAsync(deployment.SubscriberQueueUrl)).Count;

    public async Task<IReadOnlyList<string>> ListAudioAsync(string prefix)
    {
        var bucket = deployment.Stack.PhysicalIds["AudioBucket"];
        var listed = await deployment.S3.ListObjectsV2Async(new() { BucketName = bucket, Prefix = prefix });
        return [.. (listed.S3Objects ?? []).Select(stored => stored.Key)];
    }

    public async Task<NarrationStatus?> FindStatusAsync(NoteKey note) =>
        (await deployment.EntryAsync(note.UserId, note.NoteId.Text)).GetValueOrDefault("Status") is { } status
            ? Enum.Parse<NarrationStatus>(status.S, ignoreCase: true)
            : null;

    private async Task<IReadOnlyList<LeftMessage>> TakeAsync(string queueUrl)
    {
        var taken = new List<LeftMessage>();
        while (await ReceiveAsync(queueUrl) is [_, ..] messages)
        {
            foreach (var message in messages)
            {
                taken.Add(new LeftMessage(message.Body, AttributesOf(message)));
                await deployment.Sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle);
            }
        }

        return taken;
    }

    private async Task<List<Message>?> ReceiveAsync(string queueUrl) => (await deployment.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest
    {
        QueueUrl = queueUrl,
        MaxNumberOfMessages = 10,
        MessageAttributeNames = ["All"],
    })).Messages;

    private static Dictionary<string, string> AttributesOf(Message message) => (message.MessageAttributes ?? [])
        .Where(attribute => attribute.Value.StringValue is not null)
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue);
}
