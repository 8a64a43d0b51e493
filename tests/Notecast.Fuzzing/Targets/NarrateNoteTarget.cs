using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Functions.NarrateNote;

namespace Notecast.Fuzzing.Targets;

/// <summary>Messages of the synthesis queue.</summary>
internal sealed class NarrateNoteTarget() : FunctionTarget<SQSEvent, EventJsonContext>("NarrateNote")
{
    protected override bool Handle(SQSEvent readEvent, FunctionWorld world, ILambdaContext context)
    {
        var handler = new Handler(world.UseCases.Processor, world.Time, NullLogger.Instance);
        Write(Done(handler.HandleAsync(readEvent, context)));
        return true;
    }
}
