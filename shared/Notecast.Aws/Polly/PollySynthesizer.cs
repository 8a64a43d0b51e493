using Amazon.Polly;
using Amazon.Polly.Model;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Aws;

/// <summary>Speech by Amazon Polly.</summary>
public sealed class PollySynthesizer : ISpeechSynthesizer
{
    private readonly IAmazonPolly _client;

    /// <summary>Speaks by this client.</summary>
    public PollySynthesizer(IAmazonPolly client) => _client = client;

    /// <inheritdoc/>
    /// <remarks>
    /// One <c>SynthesizeSpeech</c> with the engine's own sample rate. What can be mended without changing the note, such as missing rights,
    /// is a transient failure. No reason has the service's own message, which may quote the text.
    /// </remarks>
    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.SynthesizeSpeechAsync(RequestOf(request), cancellationToken);
            using var mp3 = new MemoryStream();
            await response.AudioStream.CopyToAsync(mp3, cancellationToken);

            // The service always says what it charges for. Should it not, more is counted rather than less.
            return new SpeechAudio(mp3.ToArray(), response.RequestCharacters ?? request.Text.Length);
        }
        catch (Exception exception) when (AwsFailures.IsFailure(exception, cancellationToken))
        {
            throw PollyFailures.Classify(request, exception);
        }
    }

    private static SynthesizeSpeechRequest RequestOf(SpeechRequest request)
    {
        var asked = new SynthesizeSpeechRequest
        {
            Text = request.Text,
            TextType = new TextType(request.TextType),
            VoiceId = new VoiceId(request.VoiceId),
            Engine = new Engine(request.Engine),
            OutputFormat = OutputFormat.Mp3,
        };
        if (request.LanguageCode is { } language)
        {
            asked.LanguageCode = new LanguageCode(language);
        }

        return asked;
    }
}
