using System.Text;
using CsCheck;
using Notecast.Embedded.Narrations;

namespace Notecast.Embedded.Tests;

public sealed class AudioPathsLaws
{
    /// <summary>Few letters and lengths around the limit of a name, so that paths that could be equal come up.</summary>
    private static readonly Gen<string> Part = Gen.Select(Gen.OneOf("a", "%2B", "~"), Gen.OneOf(Gen.Int[1, 3], Gen.Int[250, 260], Gen.Int[505, 515]), (letter, length) =>
        string.Concat(Enumerable.Repeat(letter, length)));

    private static readonly Gen<string> Key = Part.Array[1, 4].Select(parts => string.Join('/', parts));

    [Fact]
    public void No_two_keys_share_a_path() => Gen.Select(Key, Key).Holds((one, other) =>
        Assert.Equal(one == other, AudioPaths.Of("/audio", one) == AudioPaths.Of("/audio", other)), iter: 5_000);

    [Fact]
    public void No_path_lies_inside_another_keys_file() => Gen.Select(Key, Key).Holds((one, other) =>
        Assert.Equal(
            other.StartsWith($"{one}/", StringComparison.Ordinal),
            AudioPaths.Of("/audio", other).StartsWith($"{AudioPaths.Of("/audio", one)}/", StringComparison.Ordinal)), iter: 5_000);

    [Fact]
    public void Every_name_fits_a_file_system() => Key.Holds(
        key => Assert.All(AudioPaths.Of("/audio", key).Split('/'), name => Assert.InRange(Encoding.UTF8.GetByteCount(name), 0, 255)), iter: 1_000);

    [Fact]
    public void A_short_key_is_its_path() => Assert.Equal("/audio/narrations/me/n1/x.mp3", AudioPaths.Of("/audio", "narrations/me/n1/x.mp3"));
}
