using System.Text.Json;

namespace Notecast.EventSources;

/// <summary>Reads what a function with <c>ReportBatchItemFailures</c> answers.</summary>
internal static class BatchFailures
{
    /// <summary>
    /// The identifiers that failed, all of which are in the batch; <see langword="null"/> when the whole batch failed, because an identifier
    /// is empty, null or not in the batch or the answer is no JSON object. An empty answer, a null one and one without a list are a success.
    /// </summary>
    public static HashSet<string>? Read(ReadOnlyMemory<byte> response, IEnumerable<string> batch)
    {
        if (response.IsEmpty)
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(response);
            return Read(json.RootElement, batch.ToHashSet(StringComparer.Ordinal));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static HashSet<string>? Read(JsonElement response, HashSet<string> batch)
    {
        if (response.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (response.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (!response.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (failures.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var identifiers = failures.EnumerateArray().Select(Identifier).ToList();
        var known = identifiers.OfType<string>().Where(batch.Contains).ToList();
        return known.Count == identifiers.Count ? [.. known] : null;
    }

    private static string? Identifier(JsonElement failure) =>
        failure.ValueKind is JsonValueKind.Object
        && failure.TryGetProperty("itemIdentifier", out var identifier)
        && identifier.ValueKind is JsonValueKind.String
            ? identifier.GetString()
            : null;
}
