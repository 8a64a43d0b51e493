namespace Notecast.Embedded.Queues;

/// <summary>The queues, as the design names them.</summary>
internal static class QueueNames
{
    public const string Synthesis = "SynthesisQueue";
    public const string DeadLetters = "DeadLetterQueue";
    public const string Replay = "ReplayQueue";

    public static string ArnOf(string queue) => $"arn:aws:sqs:local:000000000000:{queue}";
}
