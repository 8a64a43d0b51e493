using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Notecast.AwsTesting;

/// <summary>
/// Answers as Amazon Polly does, with real speech: eSpeak NG speaks and LAME encodes. It listens on a free loopback port until it is disposed.
/// </summary>
public sealed partial class LoopbackSpeech : IAsyncDisposable
{
    private const string HowToInstall = "apt-get install espeak-ng lame";

    private readonly ConcurrentDictionary<(string Voice, string Type, string Text), Lazy<Task<byte[]>>> _spoken = new();
    private readonly ConcurrentQueue<SpokenRequest> _requests = new();
    private readonly ConcurrentQueue<(int Status, string ErrorType)> _failures = new();
    private readonly LoopbackServer _server;

    private LoopbackSpeech() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Where it listens.</summary>
    public Uri Url => _server.Url;

    /// <summary>What it was asked, in order, refused requests too.</summary>
    public IReadOnlyList<SpokenRequest> Requests => [.. _requests];

    /// <summary>How long each answer takes beyond the speaking itself.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Starts it; skips the test on a machine that cannot speak.</summary>
    public static LoopbackSpeech Start()
    {
        Programs.Require("espeak-ng", HowToInstall);
        Programs.Require("lame", HowToInstall);
        return new LoopbackSpeech();
    }

    /// <summary>Lets the next requests fail.</summary>
    /// <param name="count">How many.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="errorType">The service's code, such as <c>ThrottlingException</c>.</param>
    public void FailNext(int count, int status, string errorType)
    {
        for (var failure = 0; failure < count; failure++)
        {
            _failures.Enqueue((status, errorType));
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<LoopbackAnswer> AnswerAsync(LoopbackRequest request)
    {
        if (request is not { Method: "POST", RawUrl: "/v1/speech" })
        {
            return Refusal(404, "UnknownOperationException");
        }

        using var json = JsonDocument.Parse(request.Body);
        string Member(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
        var (voice, type, text) = (Member("VoiceId"), Member("TextType"), Member("Text"));
        var billed = (type == "ssml" ? Tags().Replace(text, "") : text).Length;
        if (_failures.TryDequeue(out var failure))
        {
            _requests.Enqueue(new SpokenRequest(voice, Member("Engine"), type, text, BilledCharacters: 0));
            return Refusal(failure.Status, failure.ErrorType);
        }

        if (Member("OutputFormat") != "mp3" || voice.Length == 0 || text.Length == 0)
        {
            return Refusal(400, "ValidationException");
        }

        _requests.Enqueue(new SpokenRequest(voice, Member("Engine"), type, text, billed));
        var audio = await _spoken.GetOrAdd((voice, type, text), _ => new Lazy<Task<byte[]>>(() => SpeakAsync(type, text))).Value;
        if (Latency > TimeSpan.Zero)
        {
            await Task.Delay(Latency);
        }

        return new LoopbackAnswer(200, "audio/mpeg", audio, ("x-amzn-RequestCharacters", billed.ToString(CultureInfo.InvariantCulture)));
    }

    private static LoopbackAnswer Refusal(int status, string errorType) =>
        LoopbackAnswer.Of(status, "application/json", """{"message":"Refused."}""", ("x-amzn-ErrorType", errorType));

    /// <summary>English whatever the voice: what is tested is the way of the audio, not its words.</summary>
    private static async Task<byte[]> SpeakAsync(string type, string text)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"espeak-ng --stdin --stdout {(type == "ssml" ? "-m" : "")} -b 1 | lame --quiet -b 48 - -"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        using var audio = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(audio);
        await process.StandardInput.WriteAsync(text);
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return audio.ToArray();
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();
}
