using Notecast.AwsTesting;

namespace Notecast.Benchmarks;

/// <summary>What a shell's loop around the AWS CLI takes: one start of the program for each request.</summary>
/// <param name="Receive">A call of <c>receive-message</c> for ten letters.</param>
/// <param name="Send">A call of <c>send-message</c>.</param>
internal sealed record AwsCliLoop(ProcessFigures Receive, ProcessFigures Send)
{
    /// <summary>How many letters a call receives.</summary>
    public const int LettersPerReceive = 10;

    /// <summary>How many calls of each are measured; all letters would take hours.</summary>
    public const int Calls = 20;

    /// <summary>Measures the calls; skips on a machine without the AWS CLI.</summary>
    public static async Task<AwsCliLoop> MeasureAsync()
    {
        var aws = Programs.Require("aws", "pip install awscli");
        var letters = SampleLetters.Of(LettersPerReceive * Calls).ToList();
        await using var stack = new LoopbackStack(letters);
        var receives = new List<ProcessFigures>();
        var sends = new List<ProcessFigures>();
        // The AWS CLI takes the endpoint of SQS from its arguments only.
        foreach (var letter in letters.Take(Calls))
        {
            receives.Add(await MeasuredProcess.RunAsync(
                aws,
                [
                    "sqs", "receive-message", "--endpoint-url", stack.Url.ToString(), "--queue-url", stack.DeadLetterQueueUrl,
                    "--max-number-of-messages", $"{LettersPerReceive}", "--message-attribute-names", "All", "--attribute-names", "All",
                ],
                stack.Environment));
            sends.Add(await MeasuredProcess.RunAsync(
                aws,
                [
                    "sqs", "send-message", "--endpoint-url", stack.Url.ToString(), "--queue-url", stack.ReplayQueueUrl,
                    "--message-body", letter.Body,
                ],
                stack.Environment));
        }

        return stack.Queues.Hidden == letters.Count && stack.Queues.Replayed == Calls
            ? new AwsCliLoop(ProcessFigures.MedianOf(receives), ProcessFigures.MedianOf(sends))
            : throw new InvalidOperationException("The AWS CLI did not receive and send every letter.");
    }

    /// <summary>The seconds for looking at so many letters.</summary>
    public double SecondsToRead(int letters) => Receive.Seconds * letters / LettersPerReceive;

    /// <summary>The seconds for sending so many letters, without deleting them.</summary>
    public double SecondsToReplay(int letters) => SecondsToRead(letters) + (Send.Seconds * letters);
}
