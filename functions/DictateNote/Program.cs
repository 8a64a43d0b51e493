using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Notecast.Functions.DictateNote;

EntryPoint? entryPoint = null;
using var bootstrap = LambdaBootstrapBuilder
    .Create<JsonElement, string>(
        (JsonElement request, ILambdaContext context) => entryPoint!.HandleAsync(request, context),
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .UseBootstrapHandler(() =>
    {
        // In here a wrong setting is an init error that Lambda shows, not just a process that ends.
        entryPoint = new EntryPoint(Settings.Read(Environment.GetEnvironmentVariable));
        return Task.FromResult(true);
    })
    .Build();
await bootstrap.RunAsync();
