using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>Reads and writes payloads and results, by a generated context if there is one, else by reflection.</summary>
internal static class IdempotencySerializer
{
    private static JsonSerializerOptions _options = JsonSerializer.IsReflectionEnabledByDefault ? ByReflection() : By(null);

    internal static void Use(JsonSerializerContext context) => _options = By(context);

    internal static string Serialize(object value) =>
        value is null ? "null" : JsonSerializer.Serialize(value, _options.GetTypeInfo(value.GetType()));

    internal static T Deserialize<T>(string json) => JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));

    private static JsonSerializerOptions By(IJsonTypeInfoResolver resolver) =>
        new() { PropertyNameCaseInsensitive = true, TypeInfoResolver = resolver };

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Only while the program's own settings leave reflection on.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only while the program's own settings leave reflection on.")]
    private static JsonSerializerOptions ByReflection() => By(new DefaultJsonTypeInfoResolver());
}
