using System.Security.Cryptography;

namespace Notecast.EventSources.Native;

/// <summary>Trace headers of invocations that nobody traces. X-Ray developer guide: "Tracing header".</summary>
internal static class TraceId
{
    public static string New(DateTimeOffset now) =>
        $"Root=1-{now.ToUnixTimeSeconds():x8}-{Hex(24)};Parent={Hex(16)};Sampled=0";

    private static string Hex(int digits) => RandomNumberGenerator.GetHexString(digits, lowercase: true);
}
