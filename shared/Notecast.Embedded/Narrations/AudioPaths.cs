using Notecast.Domain.Dictations;
using Notecast.Embedded.Storage;

namespace Notecast.Embedded.Narrations;

/// <summary>Object keys as file paths.</summary>
internal static class AudioPaths
{
    /// <summary>File systems allow 255 bytes a name; keys are ASCII. One is for the mark.</summary>
    private const int LongestPart = 254;

    /// <summary>
    /// The path of a narration or a dictation. Dictations lie beside the audio folder, where nothing takes them for narrations.
    /// </summary>
    public static string Of(DataFolder folder, string objectKey) =>
        Of(objectKey.StartsWith(DictationKey.Folder, StringComparison.Ordinal) ? folder.Root : folder.Audio, objectKey);

    /// <summary>
    /// The path of an object below <paramref name="root"/>. A part of the key that is too long for a name goes on in a folder below,
    /// marked with <c>+</c>, which no key has: no two keys share a path.
    /// </summary>
    public static string Of(string root, string objectKey) =>
        Path.Combine([root, .. objectKey.Split('/').SelectMany(Split)]);

    private static IEnumerable<string> Split(string part)
    {
        while (part.Length > LongestPart)
        {
            yield return $"{part[..LongestPart]}+";
            part = part[LongestPart..];
        }

        yield return part;
    }
}
