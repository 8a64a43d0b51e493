using System.Text.Json.Serialization;

namespace Notecast.Domain.Jobs;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SynthesisJobMessage))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
