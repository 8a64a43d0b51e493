using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;
using Notecast.Aws;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>The handler on AWS: clients are made once, and log lines carry what Lambda tells of the invocation.</summary>
internal sealed class EntryPoint
{
    private readonly Handler _handler;

    public EntryPoint(Settings settings)
    {
        var logger = FunctionLog.Create("ReplayDeadLetters");
        var dynamo = AwsClients.CreateDynamo();
        ConfigureIdempotency(dynamo, settings.IdempotencyTable);
        _handler = new Handler(CreateReplayer(settings, dynamo, logger), TimeProvider.System, logger);
    }

    internal static void ConfigureIdempotency(AmazonDynamoDBClient dynamo, string table) =>
        IdempotencyConfiguration.Apply(dynamo, table, IdempotencyConfiguration.QueueRetention, IdempotencyJsonContext.Default);

    /// <summary>Dead letters hold no note text, but their keys are somebody's: they are logged by the handler alone.</summary>
    [Logging(LogEvent = false)]
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queueEvent, ILambdaContext context)
    {
        // Tells Powertools when this invocation's locks end.
        Idempotency.RegisterLambdaContext(context);
        return await _handler.HandleAsync(queueEvent, context);
    }

    private static DeadLetterReplayer CreateReplayer(Settings settings, AmazonDynamoDBClient dynamo, ILogger logger)
    {
        var time = TimeProvider.System;
        var sqs = AwsClients.CreateSqs();
        var notes = new DynamoNoteTable(dynamo, settings.NotesTable);
        var catalog = new DynamoCatalog(dynamo, settings.CatalogTable);
        var narrations = new S3NarrationStore(AwsClients.CreateS3(), settings.AudioBucket, time);
        var queue = new SqsSynthesisQueue(sqs, settings.SynthesisQueueUrl);
        var topic = new SnsNarrationTopic(AwsClients.CreateSns(), settings.NarrationTopicArn);
        var ofNotes = new NoteReconciler(catalog, notes, narrations, narrations, time);
        return new DeadLetterReplayer(
            new ReplayPlanner(catalog, notes, narrations),
            queue,
            new NarrationFinisher(catalog, narrations, topic, time, logger),
            ofNotes,
            new Reconciler(notes, catalog, narrations, narrations, ofNotes, queue, time, logger),
            new PowertoolsReplayGuard(),
            new SqsDeadLetterQueue(sqs, settings.DeadLetterQueueUrl),
            time,
            logger);
    }
}
