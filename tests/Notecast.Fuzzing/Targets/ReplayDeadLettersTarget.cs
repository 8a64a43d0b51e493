using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Functions.ReplayDeadLetters;

namespace Notecast.Fuzzing.Targets;

/// <summary>Messages of the replay queue.</summary>
internal sealed class ReplayDeadLettersTarget() : FunctionTarget<SQSEvent, EventJsonContext>("ReplayDeadLetters")
{
    protected override bool Handle(SQSEvent readEvent, FunctionWorld world, ILambdaContext context)
    {
        var handler = new Handler(world.UseCases.Replayer, world.Time, NullLogger.Instance);
        Write(Done(handler.HandleAsync(readEvent, context)));
        return true;
    }
}
