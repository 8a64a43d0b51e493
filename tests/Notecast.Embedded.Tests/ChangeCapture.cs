using System.Text.Json;
using Notecast.EventSources.Streams;

namespace Notecast.Embedded.Tests;

/// <summary>Shows captured changes as lines: <c>MODIFY me/S:n1 [Note=S:old] [Note=S:new]</c>.</summary>
internal static class ChangeCapture
{
    public static async Task<IReadOnlyList<StreamEntry>> ReadAsync(EmbeddedStack stack)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var shard = Assert.Single(await stack.NoteStream.ListShardsAsync(cancellation));
        return await stack.NoteStream.ReadAsync(shard, null, 10_000, cancellation);
    }

    public static async Task<string[]> DescribeAsync(EmbeddedStack stack) => [.. (await ReadAsync(stack)).Select(Describe)];

    public static string Describe(StreamEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Json);
        var record = json.RootElement.GetProperty("dynamodb");
        var keys = record.GetProperty("Keys");
        return $"{json.RootElement.GetProperty("eventName").GetString()} {keys.GetProperty("UserId").GetProperty("S").GetString()}/{Value(keys.GetProperty("NoteId"))}"
            + $" {Image(record, "OldImage")} {Image(record, "NewImage")}";
    }

    private static string Image(JsonElement record, string name)
    {
        if (!record.TryGetProperty(name, out var image))
        {
            return "-";
        }

        Assert.Equal(record.GetProperty("Keys").GetProperty("UserId").GetRawText(), image.GetProperty("UserId").GetRawText());
        var attributes = image.EnumerateObject().Where(attribute => attribute.Name is not ("UserId" or "NoteId"));
        return $"[{string.Join(' ', attributes.Select(attribute => $"{attribute.Name}={Value(attribute.Value)}"))}]";
    }

    private static string Value(JsonElement value)
    {
        var typed = Assert.Single(value.EnumerateObject());
        return $"{typed.Name}:{typed.Value.GetString()}";
    }
}
