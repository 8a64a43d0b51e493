using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Notecast.Functions.ReplayDeadLetters;

/// <summary>The JSON that this function reads and writes.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class EventJsonContext : JsonSerializerContext;
