using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Functions.PlanNarrations;

namespace Notecast.Fuzzing.Targets;

/// <summary>Stream records: none is lost, each is planned, set aside, or named as one to deliver again.</summary>
internal sealed class PlanNarrationsTarget() : FunctionTarget<DynamoDBEvent, EventJsonContext>("PlanNarrations")
{
    protected override bool Handle(DynamoDBEvent readEvent, FunctionWorld world, ILambdaContext context)
    {
        var handler = new Handler(world.UseCases.Planner, world.DeadLetters, world.Time, NullLogger.Instance);
        Write(Done(handler.HandleAsync(readEvent, context)));
        return true;
    }
}
