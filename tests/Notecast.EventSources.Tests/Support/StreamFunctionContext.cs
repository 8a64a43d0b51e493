using System.Text.Json.Serialization;
using Amazon.Lambda.DynamoDBEvents;

namespace Notecast.EventSources.Tests.Support;

[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
internal sealed partial class StreamFunctionContext : JsonSerializerContext;
