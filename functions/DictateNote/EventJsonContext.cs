using System.Text.Json;
using System.Text.Json.Serialization;

namespace Notecast.Functions.DictateNote;

/// <summary>The JSON that this function reads and writes: a request in any spelling, and a link.</summary>
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
public sealed partial class EventJsonContext : JsonSerializerContext;
