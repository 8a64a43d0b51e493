using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;
using Notecast.Aws;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.NarrateNote;

/// <summary>The handler on AWS: clients are made once, and log lines carry what Lambda tells of the invocation.</summary>
internal sealed class EntryPoint
{
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(5);

    private readonly Handler _handler;

    public EntryPoint(Settings settings)
    {
        var logger = FunctionLog.Create("NarrateNote");
        var dynamo = AwsClients.CreateDynamo();
        ConfigureIdempotency(dynamo, settings.IdempotencyTable);
        _handler = new Handler(CreateProcessor(settings, dynamo, logger), TimeProvider.System, logger);
    }

    internal static void ConfigureIdempotency(AmazonDynamoDBClient dynamo, string table) =>
        IdempotencyConfiguration.Apply(dynamo, table, IdempotencyConfiguration.QueueRetention, IdempotencyJsonContext.Default);

    /// <summary>Jobs hold no note text, but their keys are somebody's: they are logged by the handler alone.</summary>
    [Logging(LogEvent = false)]
    public async Task<SQSBatchResponse> HandleAsync(SQSEvent queueEvent, ILambdaContext context)
    {
        // Tells Powertools when this invocation's locks end.
        Idempotency.RegisterLambdaContext(context);
        return await _handler.HandleAsync(queueEvent, context);
    }

    private static SynthesisJobProcessor CreateProcessor(Settings settings, AmazonDynamoDBClient dynamo, ILogger logger)
    {
        var s3 = AwsClients.CreateS3();
        var sqs = AwsClients.CreateSqs();
        var catalog = new DynamoCatalog(dynamo, settings.CatalogTable);
        var narrations = new S3NarrationStore(s3, settings.AudioBucket, TimeProvider.System);
        var speech = new LimitedSynthesizer(new PollySynthesizer(AwsClients.CreatePolly(), TimeProvider.System), settings.SpeechQuotas, TimeProvider.System);
        var narrator = new NoteNarrator(
            new DynamoNoteTable(dynamo, settings.NotesTable),
            catalog,
            narrations,
            new PowertoolsIdempotency(),
            new SegmentSpeaker(speech, new S3SegmentCache(s3, settings.AudioBucket, TimeProvider.System), logger),
            TimeProvider.System,
            logger);
        return new SynthesisJobProcessor(
            narrator,
            new NarrationRemover(catalog, narrations),
            catalog,
            new SqsSynthesisQueue(sqs, settings.SynthesisQueueUrl),
            new SqsDeadLetterQueue(sqs, settings.DeadLetterQueueUrl),
            new RetryPolicy(settings.MaxAttempts, FirstRetryDelay, LongestRetryDelay, Random.Shared),
            TimeProvider.System,
            logger);
    }
}
