using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Notecast.Functions.ReplayDeadLetters;

EntryPoint? entryPoint = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<SQSEvent, SQSBatchResponse>(
        (SQSEvent queueEvent, ILambdaContext context) => entryPoint!.HandleAsync(queueEvent, context),
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .UseBootstrapHandler(() =>
    {
        // In here a wrong setting is an init error that Lambda shows, not just a process that ends.
        entryPoint = new EntryPoint(Settings.Read(Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync();
