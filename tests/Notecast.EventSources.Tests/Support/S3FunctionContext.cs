using System.Text.Json.Serialization;
using Amazon.Lambda.S3Events;

namespace Notecast.EventSources.Tests.Support;

[JsonSerializable(typeof(S3Event))]
[JsonSerializable(typeof(string))]
internal sealed partial class S3FunctionContext : JsonSerializerContext;
