using System.Text.Json;
using Amazon.Lambda.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Notecast.Functions.DictateNote;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Targets;

/// <summary>Requests of callers.</summary>
internal sealed class DictateNoteTarget() : FunctionTarget<JsonElement, EventJsonContext>(
    "DictateNote",
    JsonSamples.Of("""{"UserId": "ada", "NoteId": "welcome", "VoiceId": "Joey"}"""u8.ToArray()),
    JsonSamples.Of("""{"userId": "ada", "NOTEID": -12.50e+3, "voiceId": null}"""u8.ToArray()))
{
    protected override bool Handle(JsonElement readEvent, FunctionWorld world, ILambdaContext context)
    {
        var handler = new Handler(world.UseCases.Dictator, world.Time, NullLogger.Instance);
        try
        {
            Write(Done(handler.HandleAsync(readEvent, context)));
            return true;
        }
        catch (DictationRefusedException)
        {
            return false;
        }
    }
}
