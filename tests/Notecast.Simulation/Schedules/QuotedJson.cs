using System.Text.Json.Serialization;

namespace Notecast.Simulation.Schedules;

/// <summary>The JSON of texts in scripts.</summary>
[JsonSerializable(typeof(string))]
internal sealed partial class QuotedJson : JsonSerializerContext;
