using System.Text;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Notecast.Domain.Notes;
using Notecast.Domain.Reconciling;
using Notecast.Domain.Replaying;
using Notecast.Domain.UseCases;
using Notecast.InMemory;

namespace Notecast.Functions.Tests;

/// <summary>The handlers on ports in memory; events and responses go through JSON as on Lambda.</summary>
internal sealed class Harness : InMemoryPorts
{
    public Harness()
    {
        var logger = NullLogger.Instance;
        PlanNarrations = new(new NarrationPlanner(Catalog, Notes, Queue, Time, logger), DeadLetters, Time, logger);
        var narrator = new NoteNarrator(
            Notes, Catalog, Narrations, new InMemoryIdempotency(Time), new SegmentSpeaker(Speech, Segments, logger), Time, logger);
        var retries = new RetryPolicy(5, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), new Random(1));
        NarrateNote = new(new SynthesisJobProcessor(narrator, new NarrationRemover(Catalog, Narrations), Catalog, Queue, DeadLetters, retries, Time, logger), Time, logger);
        var finisher = new NarrationFinisher(Catalog, Narrations, Topic, Time, logger);
        FinishNarration = new(finisher, DeadLetters, Time, logger);
        var ofNotes = new NoteReconciler(Catalog, Notes, Narrations, Narrations, Time);
        var reconciler = new Reconciler(Notes, Catalog, Narrations, Narrations, ofNotes, Queue, Time, logger);
        var replayer = new DeadLetterReplayer(
            new ReplayPlanner(Catalog, Notes, Narrations), Queue, finisher, ofNotes, reconciler, new InMemoryReplayGuard(Time), DeadLetters, Time, logger);
        ReplayDeadLetters = new(replayer, Time, logger);
    }

    public static NoteKey Key { get; } = new("new bie", NoteId.FromString("ü/1"));

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public PlanNarrations.Handler PlanNarrations { get; }

    public NarrateNote.Handler NarrateNote { get; }

    public FinishNarration.Handler FinishNarration { get; }

    public ReplayDeadLetters.Handler ReplayDeadLetters { get; }

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
