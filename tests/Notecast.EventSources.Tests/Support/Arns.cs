namespace Notecast.EventSources.Tests.Support;

internal static class Arns
{
    public const string Stream = "arn:aws:dynamodb:eu-central-1:000000000000:table/Notes/stream/2026-01-01T00:00:00.000";
    public const string Queue = "arn:aws:sqs:eu-central-1:000000000000:SynthesisQueue";
    public const string DeadLetters = "arn:aws:sqs:eu-central-1:000000000000:DeadLetterQueue";
    public const string Function = "arn:aws:lambda:eu-central-1:000000000000:function:handler";
}
