using System.Text.Json.Serialization;
using Amazon.Lambda.S3Events;

namespace Notecast.Functions.FinishNarration;

/// <summary>The JSON that this function reads.</summary>
[JsonSerializable(typeof(S3Event))]
public sealed partial class EventJsonContext : JsonSerializerContext;
