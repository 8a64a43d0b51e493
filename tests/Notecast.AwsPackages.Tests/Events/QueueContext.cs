using System.Text.Json.Serialization;
using Amazon.Lambda.SQSEvents;

namespace Notecast.AwsPackages.Tests.Events;

[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
internal sealed partial class QueueContext : JsonSerializerContext;
