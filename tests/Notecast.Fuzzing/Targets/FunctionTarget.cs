using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>
/// A function from the bytes of its event to those of its response. Its sample events are mutated. An event that is no JSON of the
/// function's fails as the serializer says; any other is handled, and fails in no other way than the handler documents.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <typeparam name="TJson">The function's JSON.</typeparam>
/// <param name="name">The function's name.</param>
/// <param name="more">Samples beside those of <c>events/</c>.</param>
internal abstract class FunctionTarget<TEvent, TJson>(string name, params IReadOnlyList<Sample> more) : FuzzTarget
    where TJson : JsonSerializerContext
{
    private readonly SourceGeneratorLambdaJsonSerializer<TJson> _serializer = new();

    public override string Name => name;

    public override IReadOnlyList<Sample> Samples { get; } = [.. JsonSamples.EventsOf(name), .. more];

    public override OddValues OddValues => JsonSamples.OddValues;

    // The world of one input, and speech for its note.
    public override long BytesForAnyInput => 256 * 1024;

    public override bool Read(byte[] input)
    {
        TEvent readEvent;
        try
        {
            readEvent = _serializer.Deserialize<TEvent>(new MemoryStream(input));
        }
        catch (JsonSerializerException)
        {
            return false;
        }

        // Lambda's own runtime passes null on when the event is null.
        if (readEvent is null)
        {
            return false;
        }

        return Handle(readEvent, new FunctionWorld(), new InvocationContext());
    }

    /// <summary>Handles the event, and writes the response.</summary>
    /// <returns>Whether it was handled; <see langword="false"/> when it failed as documented.</returns>
    protected abstract bool Handle(TEvent readEvent, FunctionWorld world, ILambdaContext context);

    /// <summary>Everything is in memory, so a task is done when it comes back.</summary>
    protected static T Done<T>(Task<T> task)
    {
        Require(task.IsCompleted, "The handler must not wait for anything.");
        return task.GetAwaiter().GetResult();
    }

    protected void Write<TResponse>(TResponse response)
    {
        using var json = new MemoryStream();
        _serializer.Serialize(response, json);
    }
}
