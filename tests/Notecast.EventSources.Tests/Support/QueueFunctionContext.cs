using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Notecast.EventSources.Tests.Support;

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class QueueFunctionContext : JsonSerializerContext;
