using Amazon.Lambda.Core;
using Amazon.Lambda.S3Events;
using AWS.Lambda.Powertools.Logging;
using Notecast.Aws;
using Notecast.Domain.UseCases;

namespace Notecast.Functions.FinishNarration;

/// <summary>The handler on AWS: clients are made once, and log lines carry what Lambda tells of the invocation.</summary>
internal sealed class EntryPoint
{
    private readonly Handler _handler;

    public EntryPoint(Settings settings)
    {
        var logger = FunctionLog.Create("FinishNarration");
        var finisher = new NarrationFinisher(
            new DynamoCatalog(AwsClients.CreateDynamo(), settings.CatalogTable),
            new S3NarrationStore(AwsClients.CreateS3(), settings.AudioBucket, TimeProvider.System),
            new SnsNarrationTopic(AwsClients.CreateSns(), settings.NarrationTopicArn),
            TimeProvider.System,
            logger);
        var deadLetters = new SqsDeadLetterQueue(AwsClients.CreateSqs(), settings.DeadLetterQueueUrl);
        _handler = new Handler(finisher, deadLetters, TimeProvider.System, logger);
    }

    /// <summary>Object keys are somebody's ids: they are logged by the handler alone.</summary>
    [Logging(LogEvent = false)]
    public async Task HandleAsync(S3Event bucketEvent, ILambdaContext context) => await _handler.HandleAsync(bucketEvent, context);
}
