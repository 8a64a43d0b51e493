using System.Text.Json;
using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>Reads an error that a function posted.</summary>
internal static class RuntimeError
{
    private const string UnknownType = "Runtime.UnknownReason";

    /// <param name="requestId">The invocation that failed.</param>
    /// <param name="body">What was posted: JSON, unless the function is at fault.</param>
    /// <param name="typeHeader">The header <c>Lambda-Runtime-Function-Error-Type</c>; it counts when the body names no type.</param>
    public static InvocationResult Read(string requestId, ReadOnlyMemory<byte> body, string? typeHeader)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                var errorType = Text(json.RootElement, "errorType") ?? typeHeader ?? UnknownType;
                var failed = Failures.Failed(requestId, errorType, Text(json.RootElement, "errorMessage") ?? string.Empty);
                return failed with { Payload = body };
            }
        }
        catch (JsonException)
        {
            // Told like an error without details: whoever reads the payload of a failure relies on JSON.
        }

        return Failures.Failed(requestId, typeHeader ?? UnknownType, "The function posted an error that is not a JSON object.");
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
