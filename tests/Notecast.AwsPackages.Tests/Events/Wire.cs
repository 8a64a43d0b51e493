using System.Text;
using Amazon.Lambda.Core;

namespace Notecast.AwsPackages.Tests.Events;

/// <summary>Reads and writes as Lambda does: bytes in, bytes out.</summary>
internal static class Wire
{
    internal static T Read<T>(ILambdaSerializer serializer, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return serializer.Deserialize<T>(stream);
    }

    internal static string Write<T>(ILambdaSerializer serializer, T value)
    {
        using var stream = new MemoryStream();
        serializer.Serialize(value, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
