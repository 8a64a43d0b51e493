using System.Text.Json.Serialization;

namespace Notecast.AwsPackages.Tests.Runtime;

[JsonSerializable(typeof(Question))]
[JsonSerializable(typeof(Answer))]
internal sealed partial class RuntimeContext : JsonSerializerContext;

internal sealed record Question
{
    public string Text { get; init; } = "";
}

internal sealed record Answer
{
    public string Text { get; init; } = "";
}
