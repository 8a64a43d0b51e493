using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Notecast.AwsPackages.Tests.IdempotentMethods;

internal static class Keys
{
    [SuppressMessage("Security", "CA5351", Justification = "What Powertools uses.")]
    internal static string Hash(string payload) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(payload)));
}
