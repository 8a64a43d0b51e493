using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using AWS.Lambda.Powertools.Logging;
using Notecast.Aws;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.PlanNarrations;

/// <summary>The handler on AWS: clients are made once, and log lines carry what Lambda tells of the invocation.</summary>
internal sealed class EntryPoint
{
    private readonly Handler _handler;

    public EntryPoint(Settings settings)
    {
        var logger = FunctionLog.Create("PlanNarrations");
        var dynamo = AwsClients.CreateDynamo();
        var sqs = AwsClients.CreateSqs();
        var planner = new NarrationPlanner(
            new DynamoCatalog(dynamo, settings.CatalogTable),
            new DynamoNoteTable(dynamo, settings.NotesTable),
            new SqsSynthesisQueue(sqs, settings.SynthesisQueueUrl),
            TimeProvider.System,
            logger);
        _handler = new Handler(planner, new SqsDeadLetterQueue(sqs, settings.DeadLetterQueueUrl), TimeProvider.System, logger);
    }

    /// <summary>Events hold what people wrote, so they are never logged, whatever the environment says.</summary>
    [Logging(LogEvent = false)]
    public async Task<StreamsEventResponse> HandleAsync(DynamoDBEvent streamEvent, ILambdaContext context) =>
        await _handler.HandleAsync(streamEvent, context);
}
