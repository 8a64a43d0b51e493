using System.Text.Json;
using Amazon.Polly.Model;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.Polly.Internal;

/// <summary>Reads a voice. Members that are newer than this are passed over.</summary>
internal sealed class VoiceUnmarshaller : IJsonUnmarshaller<Voice, JsonUnmarshallerContext>
{
    private static readonly JsonListUnmarshaller<string, StringUnmarshaller> Texts = new(StringUnmarshaller.Instance);

    public static VoiceUnmarshaller Instance { get; } = new();

    public Voice Unmarshall(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        context.Read(ref reader);
        if (context.CurrentTokenType == JsonTokenType.Null)
        {
            return null;
        }

        var voice = new Voice();
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth, ref reader))
        {
            if (context.CurrentTokenType == JsonTokenType.PropertyName && context.CurrentDepth == depth)
            {
                ReadMember(voice, reader.GetString(), context, ref reader);
            }
        }

        return voice;
    }

    private static void ReadMember(Voice voice, string name, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        switch (name)
        {
            case nameof(voice.AdditionalLanguageCodes):
                voice.AdditionalLanguageCodes = Texts.Unmarshall(context, ref reader);
                break;
            case nameof(voice.Gender):
                voice.Gender = Text(context, ref reader);
                break;
            case nameof(voice.Id):
                voice.Id = Text(context, ref reader);
                break;
            case nameof(voice.LanguageCode):
                voice.LanguageCode = Text(context, ref reader);
                break;
            case nameof(voice.LanguageName):
                voice.LanguageName = Text(context, ref reader);
                break;
            case nameof(voice.Name):
                voice.Name = Text(context, ref reader);
                break;
            case nameof(voice.SupportedEngines):
                voice.SupportedEngines = Texts.Unmarshall(context, ref reader);
                break;
        }
    }

    private static string Text(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader) =>
        StringUnmarshaller.Instance.Unmarshall(context, ref reader);
}
