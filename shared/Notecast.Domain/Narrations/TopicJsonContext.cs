using System.Text.Json.Serialization;

namespace Notecast.Domain.Narrations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NarrationReadyBody))]
internal sealed partial class TopicJsonContext : JsonSerializerContext;
