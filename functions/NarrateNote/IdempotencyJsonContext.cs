using System.Text.Json.Serialization;
using Notecast.Domain.Narrations;

namespace Notecast.Functions.NarrateNote;

/// <summary>The JSON of the idempotency table: what names a narration, what it came to, and the types that Powertools asks for itself.</summary>
[JsonSerializable(typeof(NarrationIdentity))]
[JsonSerializable(typeof(NarrationReceipt))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(string))]
internal sealed partial class IdempotencyJsonContext : JsonSerializerContext;
