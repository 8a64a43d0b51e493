using System.Text.Json.Serialization;

namespace Notecast.AwsPackages.Tests.Runtime;

[JsonSerializable(typeof(Greeting))]
internal sealed partial class GreetingContext : JsonSerializerContext;

internal sealed record Greeting(string Name);
