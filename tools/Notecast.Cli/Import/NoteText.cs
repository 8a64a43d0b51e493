using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Notecast.Cli.Import;

/// <summary>Text as files and pipes bring it: UTF-8, with one line end at the end that editors and <c>echo</c> add.</summary>
internal static class NoteText
{
    private const string NotUtf8 = "is not UTF-8 text. Save it as UTF-8.";
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool TryReadFile(string path, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        text = null;
        try
        {
            return TryDecode(File.ReadAllBytes(path), out text, out problem);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = exception is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file. Check the path."
                : "cannot be read. Check that it is a file and that you have the right to read it.";
            return false;
        }
    }

    /// <summary>Reads UTF-8, without its byte order mark.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? problem)
    {
        var body = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            text = WithoutLastLineEnd(Strict.GetString(body));
            problem = null;
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = null;
            problem = NotUtf8;
            return false;
        }
    }

    public static string WithoutLastLineEnd(string text) => text switch
    {
        [.., '\r', '\n'] => text[..^2],
        [.., '\n'] => text[..^1],
        _ => text,
    };
}
