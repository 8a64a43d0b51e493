using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;
using Notecast.BareFunction;

// The requests of NarrateNote and nothing else, for notes of one segment: what remains when all that makes it right is left out.
using var narration = new BareNarration(name => Environment.GetEnvironmentVariable(name)!);
using var bootstrap = LambdaBootstrapBuilder
    .Create<SQSEvent, SQSBatchResponse>(
        async (SQSEvent queueEvent, ILambdaContext _) =>
        {
            foreach (var message in queueEvent.Records)
            {
                await narration.NarrateAsync(message.Body);
            }

            return new SQSBatchResponse([]);
        },
        new SourceGeneratorLambdaJsonSerializer<EventJsonContext>())
    .Build();
await bootstrap.RunAsync();

/// <summary>The JSON of the events and answers.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
