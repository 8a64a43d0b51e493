using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amazon.Lambda.Serialization.SystemTextJson.Converters;

/// <summary>The AWS SDK's constants are plain text on the wire. Types go by name: the SDK is no dependency of this package.</summary>
internal sealed class ConstantClassConverter : JsonConverter<object>
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.FullName is "Amazon.S3.EventType"
            or "Amazon.DynamoDBv2.OperationType"
            or "Amazon.DynamoDBv2.StreamViewType";

    [UnconditionalSuppressMessage("ReflectionAnalysis", "IL2067",
        Justification = "As in the official package: no event has a constant, so only a function that declares one gets here.")]
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Activator.CreateInstance(typeToConvert, reader.GetString());

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
