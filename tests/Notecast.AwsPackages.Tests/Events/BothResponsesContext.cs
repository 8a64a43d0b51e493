using System.Text.Json.Serialization;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.SQSEvents;

namespace Notecast.AwsPackages.Tests.Events;

// The generator warns that two nested types share a name (SYSLIB1031): the very thing under test.
[JsonSerializable(typeof(StreamsEventResponse))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class BothResponsesContext : JsonSerializerContext;
