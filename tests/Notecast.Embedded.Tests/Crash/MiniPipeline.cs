using System.Net;
using System.Text.Json;
using Notecast.Contracts.Ports;
using Notecast.Domain.Catalog;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invocations;
using Notecast.EventSources.Queues;

namespace Notecast.Embedded.Tests.Crash;

/// <summary>The shortest pipeline that uses every adapter in the order of the real one. It says each step that it has done.</summary>
internal sealed class MiniPipeline(EmbeddedStack stack)
{
    public const int AudioBytes = 200_000;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public static async Task RunAsync(string folder)
    {
        await using var stack = EmbeddedStack.OpenAsPipeline(folder, TimeProvider.System);
        var pipeline = new MiniPipeline(stack);
        do
        {
            await pipeline.PlanAsync();
            await pipeline.ReplayAsync();
            await pipeline.NarrateAsync();
            await pipeline.FinishAsync();
        }
        while (!(await stack.View.ReadStatusAsync()).IsQuiet);
    }

    /// <summary>The audio of a note: no two notes and no two places in it are alike.</summary>
    public static byte[] AudioOf(NoteKey note)
    {
        var audio = new byte[AudioBytes];
        new Random(note.NoteId.Text.Sum(letter => letter * 31)).NextBytes(audio);
        return audio;
    }

    private async Task PlanAsync()
    {
        var shard = (await stack.NoteStream.ListShardsAsync(default))[0];
        var records = await stack.NoteStream.ReadAsync(shard, await stack.NoteStream.LoadCheckpointAsync(shard, default), 5, default);
        foreach (var record in records)
        {
            using var json = JsonDocument.Parse(record.Json);
            var keys = json.RootElement.GetProperty("dynamodb").GetProperty("Keys");
            var note = new NoteKey(keys.GetProperty("UserId").GetProperty("S").GetString()!, NoteId.FromString(keys.GetProperty("NoteId").GetProperty("S").GetString()!));
            var revision = Revision.FromSequenceNumber(record.SequenceNumber);
            await stack.Catalog.WantAsync(note, new Wanted(revision, Samples.Hash('a'), record.ArrivedAt, "c"), default);
            await stack.SynthesisQueue.SendAsync([new SynthesisJob(note, revision, JobKind.Narrate, "c")], default);
            ChildProcess.Say("planned");
        }

        if (records.Count > 0)
        {
            await stack.NoteStream.SaveCheckpointAsync(shard, records[^1].SequenceNumber, default);
        }
    }

    private async Task ReplayAsync()
    {
        foreach (var message in await stack.ReplayMessages.ReceiveAsync(5, Long, TimeSpan.Zero, default))
        {
            var replayId = message.Attributes[DeadLetterAttributes.ReplayOf];
            await stack.ReplayGuard.RunOnceAsync(replayId, Long, () => ResendAsync(message.Body), default);
            ChildProcess.Say("replayed");
            await stack.ReplayMessages.DeleteAsync(message.ReceiptHandle, default);
        }
    }

    private async Task ResendAsync(string body)
    {
        await stack.SynthesisQueue.ResendAsync(body, new ReplayMark(1, Samples.Noon), default);
        ChildProcess.Say("resent");
    }

    private async Task NarrateAsync()
    {
        foreach (var message in await stack.SynthesisMessages.ReceiveAsync(5, Long, TimeSpan.Zero, default))
        {
            await NarrateAsync(message);
        }
    }

    private async Task NarrateAsync(QueueMessage message)
    {
        if (!SynthesisJobFormat.TryRead(message.Body, out var job, out var problem))
        {
            throw new InvalidOperationException(problem);
        }

        var key = new NarrationKey(job.Note, job.Revision, Samples.Hash('a'));
        var identity = new NarrationIdentity(job.Note.UserId, job.Note.NoteId.Text, job.Revision.ToString(), "h");
        await stack.Idempotency.RunOnceAsync(identity, Long, () => PutAsync(key), default);
        ChildProcess.Say("narrated");
        await stack.SynthesisMessages.DeleteAsync(message.ReceiptHandle, default);
    }

    private async Task<NarrationReceipt> PutAsync(NarrationKey key)
    {
        var segment = Samples.Segment(key.ToString());
        if (await stack.Segments.FindAsync(segment, default) is not { } audio)
        {
            audio = AudioOf(key.Note);
            await stack.Segments.KeepAsync(segment, audio, default);
        }

        await stack.Narrations.PutAsync(
            key,
            Samples.Metadata(),
            async (stream, token) =>
            {
                await stream.WriteAsync(audio[..(AudioBytes / 2)], token);
                ChildProcess.Say("half");
                await stream.WriteAsync(audio[(AudioBytes / 2)..], token);
            },
            default);
        ChildProcess.Say("put");
        return new NarrationReceipt(key.ToString(), 1, 1, 10);
    }

    private async Task FinishAsync()
    {
        foreach (var invocation in await stack.FinishInvocations.TakeDueAsync(5, TimeSpan.Zero, default))
        {
            await FinishAsync(invocation);
        }
    }

    private async Task FinishAsync(AcceptedInvocation invocation)
    {
        using var json = JsonDocument.Parse(invocation.Payload);
        var name = json.RootElement.GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString();
        if (!NarrationKey.TryParse(WebUtility.UrlDecode(name), out var key))
        {
            throw new InvalidOperationException($"'{name}' is no narration's key.");
        }

        await stack.Catalog.MarkReadyAsync(key.Note, Samples.Ready(key.Note, 1) with { Revision = key.Revision, Key = key }, default);
        ChildProcess.Say("ready");
        await stack.FinishInvocations.CompleteAsync(invocation.RequestId, default);
    }
}
