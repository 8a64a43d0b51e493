using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Domain.DeadLetters;
using Notecast.Functions.FinishNarration;

namespace Notecast.Fuzzing.Targets;

/// <summary>Notifications of the audio bucket.</summary>
internal sealed class FinishNarrationTarget() : FunctionTarget<S3Event, EventJsonContext>("FinishNarration")
{
    protected override bool Handle(S3Event readEvent, FunctionWorld world, ILambdaContext context)
    {
        var handler = new Handler(world.UseCases.Finisher, world.DeadLetters, world.Time, NullLogger.Instance);
        try
        {
            return Done(FinishAsync(handler, readEvent, context));
        }
        catch (InvocationFailedException)
        {
            return false;
        }
    }

    private static async Task<bool> FinishAsync(Handler handler, S3Event readEvent, ILambdaContext context)
    {
        await handler.HandleAsync(readEvent, context);
        return true;
    }
}
