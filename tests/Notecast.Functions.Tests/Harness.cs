using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.Notes;
using Notecast.Domain.Tests.UseCases;
using Notecast.InMemory;

namespace Notecast.Functions.Tests;

/// <summary>The handlers on ports in memory; events and responses go through JSON as on Lambda.</summary>
internal sealed class Harness : InMemoryPorts
{
    public Harness()
    {
        var useCases = new InMemoryUseCases(this, Time, maxAttempts: 5, Log);
        PlanNarrations = new(useCases.Planner, DeadLetters, Time, Log);
        NarrateNote = new(useCases.Processor, Time, Log);
        FinishNarration = new(useCases.Finisher, DeadLetters, Time, Log);
        ReplayDeadLetters = new(useCases.Replayer, Time, Log);
        DictateNote = new(useCases.Dictator, Time, Log);
    }

    public static NoteKey Key { get; } = new("new bie", NoteId.FromString("ü/1"));

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public PlanNarrations.Handler PlanNarrations { get; }

    public NarrateNote.Handler NarrateNote { get; }

    public FinishNarration.Handler FinishNarration { get; }

    public ReplayDeadLetters.Handler ReplayDeadLetters { get; }

    public DictateNote.Handler DictateNote { get; }

    /// <summary>What the handlers and use cases log.</summary>
    public LinesLogger Log { get; } = new();

    public InvocationContext Context { get; } = new();

    /// <summary>What the Lambda serializer makes of an event's JSON.</summary>
    public static TEvent Read<TEvent, TJsonContext>(string json)
        where TJsonContext : JsonSerializerContext =>
        new SourceGeneratorLambdaJsonSerializer<TJsonContext>().Deserialize<TEvent>(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    /// <summary>What the Lambda serializer sends back.</summary>
    public static string Write<TResponse, TJsonContext>(TResponse response)
        where TJsonContext : JsonSerializerContext
    {
        using var json = new MemoryStream();
        new SourceGeneratorLambdaJsonSerializer<TJsonContext>().Serialize(response, json);
        return Encoding.UTF8.GetString(json.ToArray());
    }
}
