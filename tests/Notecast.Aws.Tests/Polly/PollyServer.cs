using System.Globalization;
using System.Text.Json;
using Amazon.Polly;
using Notecast.AwsTesting;
using Notecast.Domain.Failures;
using Notecast.Domain.Speech;
using Notecast.Embedded.Speech;

namespace Notecast.Aws.Tests.Polly;

/// <summary>Answers and refuses as Polly does, in silence.</summary>
internal sealed class PollyServer : IAsyncDisposable
{
    private readonly SilentSynthesizer _speech = new();
    private readonly LoopbackServer _server;

    public PollyServer()
    {
        _server = new LoopbackServer(AnswerAsync);
        Client = TestClients.PollyAt(_server.Url);
    }

    public AmazonPollyClient Client { get; }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<LoopbackAnswer> AnswerAsync(LoopbackRequest request)
    {
        var members = JsonDocument.Parse(request.Body).RootElement;
        string? Member(string name) => members.TryGetProperty(name, out var value) ? value.GetString() : null;
        try
        {
            var audio = await _speech.SynthesizeAsync(
                new SpeechRequest
                {
                    Text = Member("Text")!,
                    TextType = Member("TextType") ?? TextTypes.Text,
                    VoiceId = Member("VoiceId")!,
                    Engine = Member("Engine") ?? Engines.Standard,
                    LanguageCode = Member("LanguageCode"),
                },
                CancellationToken.None);
            return new LoopbackAnswer(
                200,
                "audio/mpeg",
                audio.Mp3,
                ("x-amzn-RequestCharacters", audio.BilledCharacters.ToString(CultureInfo.InvariantCulture)));
        }
        catch (PermanentFailureException refusal)
        {
            return RefusalOf(refusal.Failure.Code, Member("VoiceId")!);
        }
    }

    private static LoopbackAnswer RefusalOf(FailureCode code, string voiceId) => code switch
    {
        FailureCode.VoiceUnknown => Answers.JsonError(400, "ValidationException", PollyMessages.Invalid(voiceId, "voiceId")),
        FailureCode.SsmlInvalid => Answers.JsonError(400, "InvalidSsmlException"),
        FailureCode.EngineNotSupported => Answers.JsonError(400, "EngineNotSupportedException"),
        FailureCode.LanguageNotSupported => Answers.JsonError(400, "LanguageNotSupportedException"),
        _ => throw new InvalidOperationException($"Polly has no answer for {code}."),
    };
}
