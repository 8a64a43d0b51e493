using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;

// A function that does nothing: the least that a native function can take to start and to answer.
using var bootstrap = LambdaBootstrapBuilder
    .Create<JsonElement, string>(
        (JsonElement _, ILambdaContext _) => Task.FromResult("done"), new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .Build();
await bootstrap.RunAsync();

/// <summary>The JSON of the events and answers.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
