using System.Text.Json;
using Amazon.Polly.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Polly.Internal;

/// <summary>Writes a request: JSON with the members that are set.</summary>
internal sealed class SynthesizeSpeechMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static SynthesizeSpeechMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var speech = (SynthesizeSpeechRequest)input;
        var request = new DefaultRequest(input, "Amazon.Polly") { HttpMethod = "POST", ResourcePath = "/v1/speech" };
        request.Headers["X-Amz-Api-Version"] = "2016-06-10";
        request.Headers["Content-Type"] = "application/json";
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            Write(json, speech);
        }

        request.Content = body.ToArray();
        return request;
    }

    private static void Write(Utf8JsonWriter json, SynthesizeSpeechRequest speech)
    {
        json.WriteStartObject();
        WriteText(json, nameof(speech.Engine), speech.Engine);
        WriteText(json, nameof(speech.LanguageCode), speech.LanguageCode);
        WriteList(json, nameof(speech.LexiconNames), speech.LexiconNames);
        WriteText(json, nameof(speech.OutputFormat), speech.OutputFormat);
        WriteText(json, nameof(speech.SampleRate), speech.SampleRate);
        WriteList(json, nameof(speech.SpeechMarkTypes), speech.SpeechMarkTypes);
        WriteText(json, nameof(speech.Text), speech.Text);
        WriteText(json, nameof(speech.TextType), speech.TextType);
        WriteText(json, nameof(speech.VoiceId), speech.VoiceId);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteList(Utf8JsonWriter json, string name, List<string> values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
