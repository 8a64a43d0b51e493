using System.Text;
using System.Text.Json.Nodes;

namespace Notecast.Cli.Samples.Filling;

/// <summary>
/// The size of what can be set in a stream record, as DynamoDB counts it: names and texts in UTF-8, of a number a byte for two digits and
/// one more. Values of other types are not counted: they stay.
/// </summary>
internal static class ImageSize
{
    private static readonly string[] Places = ["Keys", "NewImage", "OldImage"];

    /// <summary>The size of keys and images together, in bytes.</summary>
    public static int Of(JsonObject change) => Places.Sum(place => OfImage(change.Object(place)));

    private static int OfImage(JsonObject? image) =>
        image?.Sum(attribute => Encoding.UTF8.GetByteCount(attribute.Key) + OfValue(attribute.Value)) ?? 0;

    private static int OfValue(JsonNode? value) => value.Text("S") is { } text ? Encoding.UTF8.GetByteCount(text)
        : value.Text("N") is { } number ? ((number.Length + 1) / 2) + 1
        : 0;
}
