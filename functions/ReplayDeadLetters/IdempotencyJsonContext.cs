using System.Text.Json.Serialization;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>The JSON of the idempotency table: what names a replay, that it ran, and the types that Powertools asks for itself.</summary>
[JsonSerializable(typeof(ReplayId))]
[JsonSerializable(typeof(ReplayDone))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(string))]
internal sealed partial class IdempotencyJsonContext : JsonSerializerContext;
