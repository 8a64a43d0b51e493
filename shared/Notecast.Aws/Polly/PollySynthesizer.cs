using Amazon.Polly;
using Amazon.Polly.Model;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Aws;

/// <summary>Speech by Amazon Polly.</summary>
public sealed class PollySynthesizer : ISpeechSynthesizer
{
    /// <summary>Three thousand characters are ten minutes at most, 4 MB: a connection that has not brought them by then is dead.</summary>
    private static readonly TimeSpan BodyTimeout = TimeSpan.FromMinutes(1);

    private readonly IAmazonPolly _client;
    private readonly TimeProvider _time;

    /// <summary>Speaks by this client.</summary>
    /// <param name="client">The client; its own time limit ends when an answer starts.</param>
    /// <param name="time">The clock of the time limit for the audio.</param>
    public PollySynthesizer(IAmazonPolly client, TimeProvider time)
    {
        _client = client;
        _time = time;
    }

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
            using var timeout = new CancellationTokenSource(BodyTimeout, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            var mp3 = await ReceivedAudio.ReadAsync(response.AudioStream, either.Token);

            // The service always says what it charges for. Should it not, more is counted rather than less.
            return new SpeechAudio(mp3, response.RequestCharacters ?? request.Text.Length);
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
