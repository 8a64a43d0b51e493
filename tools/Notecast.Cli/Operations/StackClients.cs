using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.SQS;
using Notecast.Aws;

namespace Notecast.Cli.Operations;

/// <summary>The clients of a stack's resources.</summary>
internal sealed class StackClients(AwsCaller caller) : IAsyncDisposable
{
    public AmazonDynamoDBClient Dynamo { get; } = AwsClients.CreateDynamo(caller);

    public AmazonS3Client S3 { get; } = AwsClients.CreateS3(caller);

    public AmazonSQSClient Sqs { get; } = AwsClients.CreateSqs(caller);

    public ValueTask DisposeAsync()
    {
        Dynamo.Dispose();
        S3.Dispose();
        Sqs.Dispose();
        return ValueTask.CompletedTask;
    }
}
