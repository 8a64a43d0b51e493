using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Idempotency;
using AWS.Lambda.Powertools.Logging;
using Microsoft.Extensions.Logging;
using Notecast.Aws;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.DictateNote;

/// <summary>The handler on AWS: clients are made once, and log lines carry what Lambda tells of the invocation.</summary>
internal sealed class EntryPoint
{
    /// <summary>Long enough for callers that ask at the same moment; later the object itself tells that it is there.</summary>
    private static readonly TimeSpan RecordLifetime = TimeSpan.FromHours(1);

    private readonly Handler _handler;

    public EntryPoint(Settings settings)
    {
        var logger = FunctionLog.Create("DictateNote");
        var dynamo = AwsClients.CreateDynamo();
        ConfigureIdempotency(dynamo, settings.IdempotencyTable);
        _handler = new Handler(CreateDictator(settings, dynamo, logger), TimeProvider.System, logger);
    }

    internal static void ConfigureIdempotency(AmazonDynamoDBClient dynamo, string table) =>
        IdempotencyConfiguration.Apply(dynamo, table, RecordLifetime, IdempotencyJsonContext.Default);

    /// <summary>Requests name somebody's note: they are logged by the handler alone.</summary>
    [Logging(LogEvent = false)]
    public async Task<string> HandleAsync(JsonElement request, ILambdaContext context)
    {
        // Tells Powertools when this invocation's locks end.
        Idempotency.RegisterLambdaContext(context);
        return await _handler.HandleAsync(request, context);
    }

    private static NoteDictator CreateDictator(Settings settings, AmazonDynamoDBClient dynamo, ILogger logger)
    {
        var time = TimeProvider.System;
        var s3 = AwsClients.CreateS3();
        var speech = new LimitedSynthesizer(new PollySynthesizer(AwsClients.CreatePolly(), time), settings.SpeechQuotas, time);
        return new NoteDictator(
            new DynamoNoteTable(dynamo, settings.NotesTable),
            new DynamoCatalog(dynamo, settings.CatalogTable),
            new S3NarrationStore(s3, settings.AudioBucket, time),
            new S3DictationStore(s3, settings.AudioBucket, time),
            new PowertoolsDictationGuard(),
            new S3AudioLinks(s3, settings.AudioBucket),
            new SegmentSpeaker(speech, new S3SegmentCache(s3, settings.AudioBucket, time), logger),
            settings.Dictations,
            time,
            logger);
    }
}
