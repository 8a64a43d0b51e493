using System.Buffers;

namespace Notecast.Domain.Narrations;

internal static class LowerHex
{
    public static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");
}
