using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Notecast.Cli.Output;

/// <summary>Writes the JSON documents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NoteDocument))]
[JsonSerializable(typeof(ShownNoteDocument))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(SettledDocument))]
[JsonSerializable(typeof(EndDocument))]
[JsonSerializable(typeof(StatusDocument))]
internal sealed partial class Json : JsonSerializerContext
{
    // Ids in any script stay readable; what JSON must escape is escaped all the same.
    private static readonly Json OneLine = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly Json Indented =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true });

    /// <summary>One document, indented.</summary>
    public static void WriteDocument<T>(TextWriter output, T document) => output.WriteLine(Serialize(Indented, document));

    /// <summary>One line of JSON Lines.</summary>
    public static void WriteLine<T>(TextWriter output, T document) => output.WriteLine(Serialize(OneLine, document));

    private static string Serialize<T>(Json context, T document) =>
        JsonSerializer.Serialize(document, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
}
