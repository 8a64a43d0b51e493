using CsCheck;

namespace Notecast.Domain.Tests.Narrations;

/// <summary>Ids of users and notes that break what is put together from strings.</summary>
internal static class Ids
{
    public static readonly Gen<string> Odd = Gen.OneOf(
        Gen.OneOf(".", "..", "../..", "a/b", "a b", "a+b", "100%", "%2F", "ü", "日本", "👩‍👩‍👧", "\0", "\u202E", "CON", "a\\b", "~", "'\""),
        Gen.String[1, 40].Where(text => text.Length > 0 && text.All(character => !char.IsSurrogate(character))));
}
