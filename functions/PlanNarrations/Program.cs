using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Notecast.Functions.PlanNarrations;

EntryPoint? entryPoint = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<DynamoDBEvent, StreamsEventResponse>(
        (DynamoDBEvent streamEvent, ILambdaContext context) => entryPoint!.HandleAsync(streamEvent, context),
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .UseBootstrapHandler(() =>
    {
        // In here a wrong setting is an init error that Lambda shows, not just a process that ends.
        entryPoint = new EntryPoint(Settings.Read(Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync();
