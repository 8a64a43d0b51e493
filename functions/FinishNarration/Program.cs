using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Notecast.Functions.FinishNarration;

EntryPoint? entryPoint = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<S3Event>(
        (S3Event bucketEvent, ILambdaContext context) => entryPoint!.HandleAsync(bucketEvent, context),
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .UseBootstrapHandler(() =>
    {
        // In here a wrong setting is an init error that Lambda shows, not just a process that ends.
        entryPoint = new EntryPoint(Settings.Read(Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync();
