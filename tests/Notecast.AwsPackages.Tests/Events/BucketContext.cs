using System.Text.Json.Serialization;
using Amazon.Lambda.S3Events;

namespace Notecast.AwsPackages.Tests.Events;

[JsonSerializable(typeof(S3Event))]
internal sealed partial class BucketContext : JsonSerializerContext;
