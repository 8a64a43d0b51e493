using System.Text.Json.Serialization;

namespace Notecast.AwsPackages.Tests.Events;

[JsonSerializable(typeof(Values))]
internal sealed partial class ValuesContext : JsonSerializerContext;

internal sealed class Values
{
    public DateTime Time { get; set; }

    public MemoryStream? Stream { get; set; }

    public byte[]? Bytes { get; set; }

    public string? Text { get; set; }

    public string? XAmzRequestId { get; set; }
}
