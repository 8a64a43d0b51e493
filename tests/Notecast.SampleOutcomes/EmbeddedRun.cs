using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Cli.Invoking;
using Notecast.Embedded.Speech;

namespace Notecast.SampleOutcomes;

/// <summary>Runs a sample event as <c>notecast invoke</c> does by default: in this process, on a throw-away data folder.</summary>
public static class EmbeddedRun
{
    /// <summary>Runs a row's event and measures what it leads to. Nobody speaks.</summary>
    public static async Task<SampleOutcome> RunAsync(SampleRow row, CancellationToken cancellationToken)
    {
        var invoked = new InvokedEvent(row.ToString(), Encoding.UTF8.GetBytes(row.FindSample().Json));
        await using var target = await EmbeddedTarget.OpenAsync(
            DeployedFunctions.Find(row.Function),
            dataFolder: null,
            invoked,
            new SilentSynthesizer(),
            TimeProvider.System,
            NullLoggerFactory.Instance,
            cancellationToken);
        var run = new InvocationRun(target, TimeProvider.System, NullLogger.Instance);
        var outcome = await run.RequestAsync(invoked.Payload, cancellationToken);
        var left = (await target.ReadLeftAsync(cancellationToken))!;
        return OutcomeWords.Of(new Traces
        {
            Result = outcome.Tries[^1].Result,
            Jobs = [.. left.Jobs.Select(job => new LeftMessage(job.Body, job.Attributes))],
            DeadLetters = [.. left.DeadLetters.Select(letter => new LeftMessage(letter.Message.Body, letter.Message.Attributes))],
            Narrations = [.. left.Narrations.Select(audio => audio.ObjectKey)],
            Dictations = [.. left.Dictations.Select(audio => audio.ObjectKey)],
            Messages = left.Messages.Count,
            Catalog = [.. left.Catalog.Select(entry => (entry.Note, entry.After))],
        });
    }
}
