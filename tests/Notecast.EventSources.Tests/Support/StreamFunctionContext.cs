using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.DynamoDBEvents;

namespace Notecast.EventSources.Tests.Support;

[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class StreamFunctionContext : JsonSerializerContext;
