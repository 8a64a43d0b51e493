using System.Text.Json.Serialization;
using Amazon.Lambda.DynamoDBEvents;

namespace Notecast.AwsPackages.Tests.Events;

[JsonSerializable(typeof(DynamoDBEvent))]
[JsonSerializable(typeof(StreamsEventResponse))]
internal sealed partial class StreamContext : JsonSerializerContext;
