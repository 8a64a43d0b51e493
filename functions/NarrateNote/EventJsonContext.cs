using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Notecast.Functions.NarrateNote;

/// <summary>The JSON that this function reads and writes.</summary>
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class EventJsonContext : JsonSerializerContext;
