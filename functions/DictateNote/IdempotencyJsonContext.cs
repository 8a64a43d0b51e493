using System.Text.Json.Serialization;
using Notecast.Domain.Dictations;

namespace Notecast.Functions.DictateNote;

/// <summary>
/// The JSON of the idempotency table: what names a dictation, that it was made, and the types that Powertools asks for itself.
/// </summary>
[JsonSerializable(typeof(DictationIdentity))]
[JsonSerializable(typeof(DictationDone))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(string))]
internal sealed partial class IdempotencyJsonContext : JsonSerializerContext;
