using System.Text;

namespace Notecast.Fuzzing.Samples;

/// <summary>Text from any bytes.</summary>
internal static class LenientText
{
    /// <summary>UTF-8, in which what is none becomes half of a surrogate pair: text in memory may have that.</summary>
    public static string Of(byte[] bytes) => Encoding.UTF8.GetString(bytes).Replace('\uFFFD', '\uD83D');
}
