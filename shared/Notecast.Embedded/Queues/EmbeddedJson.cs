using System.Text.Json.Serialization;
using Notecast.Domain.Dictations;
using Notecast.Domain.Narrations;

namespace Notecast.Embedded.Queues;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(NarrationReceipt))]
[JsonSerializable(typeof(NarrationIdentity))]
[JsonSerializable(typeof(DictationIdentity))]
internal sealed partial class EmbeddedJson : JsonSerializerContext;
