using System.Text.Json.Serialization;
using Amazon.Lambda.DynamoDBEvents;

namespace Notecast.Functions.PlanNarrations;

/// <summary>The JSON that this function reads and writes.</summary>
[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
public sealed partial class EventJsonContext : JsonSerializerContext;
