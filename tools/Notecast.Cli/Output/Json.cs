using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Notecast.Cli.Output;

/// <summary>Writes the JSON documents.</summary>
[JsonSerializable(typeof(NoteDocument))]
[JsonSerializable(typeof(ShownNoteDocument))]
[JsonSerializable(typeof(ResultDocument))]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(SettledDocument))]
[JsonSerializable(typeof(EndDocument))]
[JsonSerializable(typeof(StatusDocument))]
[JsonSerializable(typeof(LetterGroupsDocument))]
[JsonSerializable(typeof(LetterDocument))]
[JsonSerializable(typeof(ShownLetterDocument))]
[JsonSerializable(typeof(ReplayPlanDocument))]
[JsonSerializable(typeof(ReplayDocument))]
[JsonSerializable(typeof(DiscardDocument))]
[JsonSerializable(typeof(EditDocument))]
[JsonSerializable(typeof(LetterImportDocument))]
[JsonSerializable(typeof(ReconcileDocument))]
[JsonSerializable(typeof(FindingDocument))]
[JsonSerializable(typeof(ReconciledDocument))]
[JsonSerializable(typeof(InvocationDocument))]
[JsonSerializable(typeof(List<InvokableFunctionDocument>))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(List<SampleEventDocument>))]
[JsonSerializable(typeof(DictationDocument))]
[JsonSerializable(typeof(SimulationDocument))]
[JsonSerializable(typeof(LoadDocument))]
internal sealed partial class Json : JsonSerializerContext
{
    private static readonly Json OneLine = new(NewOptions(isIndented: false));

    private static readonly Json Indented = new(NewOptions(isIndented: true));

    /// <summary>One document, indented.</summary>
    public static void WriteDocument<T>(TextWriter output, T document) => output.WriteLine(Serialize(Indented, document));

    /// <summary>One line of JSON Lines.</summary>
    public static void WriteLine<T>(TextWriter output, T document) => output.WriteLine(Serialize(OneLine, document));

    /// <summary>A value, indented.</summary>
    public static string Indent(JsonElement value) => Serialize(Indented, value);

    /// <summary>Ids in any script stay readable; what JSON must escape is escaped all the same.</summary>
    private static JsonSerializerOptions NewOptions(bool isIndented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = isIndented,
    };

    private static string Serialize<T>(Json context, T document) =>
        JsonSerializer.Serialize(document, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
}
