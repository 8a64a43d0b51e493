using System.Runtime.InteropServices;
using Amazon.DynamoDBv2.Model;
using Notecast.AwsTesting.Deployment;

namespace Notecast.NativeFunctions.Tests.Samples;

/// <summary>
/// One deployment for all sample events, with rights enforced, emptied between them. Its functions run natively or are compiled as they run.
/// </summary>
public sealed class SampleDeployment : IAsyncLifetime
{
    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private readonly Dictionary<string, DeployedFunction> _compiled = [];

    internal NativeDeployment Deployment { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Deployment = await NativeDeployment.StartAsync(enforcesRights: true);
        foreach (var name in NativeDeployment.FunctionNames)
        {
            var program = Path.Combine(AppContext.BaseDirectory, $"Notecast.Functions.{name}");
            _compiled[name] = Deployment[name].Running(program).With("DOTNET_ROOT", DotnetRoot);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var function in _compiled.Values)
        {
            await function.DisposeAsync();
        }

        await (Deployment?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>The stack without anything in it, its functions compiled as they run.</summary>
    internal async Task<AwsSampleStack> EmptyCompiledAsync()
    {
        await EmptyAsync();
        return new AwsSampleStack(Deployment, name => _compiled[name]);
    }

    /// <summary>The stack without anything in it, its functions as they are packaged.</summary>
    internal async Task<AwsSampleStack> EmptyPackagedAsync()
    {
        await EmptyAsync();
        return new AwsSampleStack(Deployment, name => Deployment[name]);
    }

    private async Task EmptyAsync()
    {
        var names = Deployment.Stack.PhysicalIds;
        await EmptyTableAsync(names["NotesTable"], "UserId", "NoteId");
        await EmptyTableAsync(names["CatalogTable"], "UserId", "NoteId");
        await EmptyTableAsync(names["IdempotencyTable"], "id");
        await EmptyBucketAsync(names["AudioBucket"]);
        string[] queues =
        [
            names["SynthesisQueue"],
            names["DeadLetterQueue"],
            names["ReplayQueue"],
            Deployment.CreatedObjectsQueueUrl,
            Deployment.SubscriberQueueUrl,
        ];
        foreach (var queue in queues)
        {
            await Deployment.Sqs.PurgeQueueAsync(queue);
        }
    }

    private async Task EmptyTableAsync(string table, params string[] keys)
    {
        var scanned = await Deployment.Dynamo.ScanAsync(new ScanRequest { TableName = table });
        foreach (var item in scanned.Items ?? [])
        {
            await Deployment.Dynamo.DeleteItemAsync(table, keys.ToDictionary(key => key, key => item[key]));
        }
    }

    private async Task EmptyBucketAsync(string bucket)
    {
        var listed = await Deployment.S3.ListObjectsV2Async(new() { BucketName = bucket });
        foreach (var stored in listed.S3Objects ?? [])
        {
            await Deployment.S3.DeleteObjectAsync(bucket, stored.Key);
        }
    }
}
