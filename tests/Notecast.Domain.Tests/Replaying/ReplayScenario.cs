using System.Globalization;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Replaying;
using Notecast.Domain.Tests.DeadLetters;
using Notecast.Domain.Tests.UseCases;
using Notecast.InMemory;

namespace Notecast.Domain.Tests.Replaying;

/// <summary>All use cases of a <see cref="Scenario"/>, and the replay of its dead letters.</summary>
internal sealed class ReplayScenario
{
    private int _copies;
    private int _resent;
    private int _jobs;
    private int _created;

    public ReplayScenario() => Pipeline = new Scenario(Log);

    public Scenario Pipeline { get; }

    public LinesLogger Log { get; } = new();

    public InMemoryReplayGuard Guard => Pipeline.UseCases.Guard;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The copy of a letter on the replay queue.</summary>
    public DeadLetterMessage CopyOf(DeadLetter letter)
    {
        var id = (++_copies).ToString(CultureInfo.InvariantCulture);
        var attributes = new Dictionary<string, string>(DeadLetterAttributes.Write(letter.Cause))
        {
            [DeadLetterAttributes.ReplayOf] = $"letter-{id}",
        };
        return new DeadLetterMessage
        {
            MessageId = $"copy-{id}",
            Body = letter.Body,
            Attributes = attributes,
            SentAt = Pipeline.Time.GetUtcNow(),
            ReceiveCount = 1,
        };
    }

    /// <summary>A copy of a letter whose cause is only in its body.</summary>
    public DeadLetterMessage CopyOf(string body) => Letters.Message(body) with
    {
        MessageId = $"copy-{++_copies}",
        Attributes = new Dictionary<string, string> { [DeadLetterAttributes.ReplayOf] = $"letter-{_copies}" },
        SentAt = Pipeline.Time.GetUtcNow(),
    };

    public DeadLetterMessage CopyOf(SynthesisJob job) => CopyOf(SynthesisJobFormat.Write(job));

    /// <summary>A copy of Lambda's record of the failed finish of these objects.</summary>
    public DeadLetterMessage CopyOf(params string[] objectKeys)
    {
        var records = objectKeys.Select(key =>
            $$$$"""
            {"eventTime":"2026-03-01T11:00:00.000Z","eventName":"ObjectCreated:Put",
             "s3":{"object":{"key":"{{{{Uri.EscapeDataString(key)}}}}"}}}
            """);
        return CopyOf(
            $$$"""
            {"version":"1.0","timestamp":"2026-03-01T11:05:00.000Z","requestContext":{"requestId":"r",
             "functionArn":"arn:aws:lambda:eu-west-1:123456789012:function:FinishNarration","condition":"RetriesExhausted",
             "approximateInvokeCount":3},"requestPayload":{"Records":[{{{string.Join(',', records)}}}]},
             "responsePayload":{"errorMessage":"Down.","errorType":"TransientFailureException"}}
            """);
    }

    public DeadLetterMessage CopyOf(NarrationKey key) => CopyOf([key.ToString()]);

    public Task<ReplayPlan> PlanAsync(DeadLetterMessage message) =>
        Pipeline.UseCases.ReplayPlanner.PlanAsync(DeadLetterReader.Read(message), Token);

    /// <returns>Whether the message is done with.</returns>
    public async Task<bool> ReplayAsync(DeadLetterMessage message, CancellationToken? work = null) =>
        (await Pipeline.UseCases.Replayer.ProcessAsync([message], Scenario.PlentyOfTime, work ?? Token, Token)).Count == 0;

    /// <summary>Replays all dead letters that there are, each once, and delivers what follows.</summary>
    public async Task ReplayAllAsync()
    {
        var letters = Pipeline.DeadLetters.DeadLetters.ToList();
        Pipeline.DeadLetters.DeadLetters.Clear();
        foreach (var letter in letters)
        {
            Assert.True(await ReplayAsync(CopyOf(letter)));
        }

        await DeliverAsync();
    }

    /// <summary>Delivers jobs and object-created events that were not delivered here before.</summary>
    public async Task DeliverAsync(int receiveCount = 1)
    {
        for (; _jobs < Pipeline.Queue.Jobs.Count; _jobs++)
        {
            await Pipeline.ReceiveAsync(Pipeline.Queue.Jobs[_jobs], receiveCount);
        }

        for (; _resent < Pipeline.Queue.Resent.Count; _resent++)
        {
            var (body, mark) = Pipeline.Queue.Resent[_resent];
            await Pipeline.ReceiveAsync(body, receiveCount, replay: mark);
        }

        for (; _created < Pipeline.Narrations.Created.Count; _created++)
        {
            await Pipeline.FinishAsync(Pipeline.Narrations.Created[_created]);
        }
    }

    /// <summary>Takes what was sent and put as delivered.</summary>
    public void Skip()
    {
        _jobs = Pipeline.Queue.Jobs.Count;
        _resent = Pipeline.Queue.Resent.Count;
        _created = Pipeline.Narrations.Created.Count;
    }
}
