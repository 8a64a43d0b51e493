using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Notecast.AwsTesting;

/// <summary>
/// Answers as Amazon Polly does, with real speech: eSpeak NG speaks and LAME encodes. It refuses what Polly refuses: values that do not
/// exist, SSML that is not well-formed, and texts that are too long. It listens on a free loopback port until it is disposed.
/// </summary>
public sealed class LoopbackSpeech : IAsyncDisposable
{
    private const string HowToInstall = "apt-get install espeak-ng lame";
    private const int MaxCharacters = 6_000;
    private const int MaxBilledCharacters = 3_000;

    private readonly ConcurrentDictionary<SpeechQuery, Lazy<Task<byte[]>>> _spoken = new();
    private readonly ConcurrentQueue<SpokenRequest> _requests = new();
    private readonly ConcurrentQueue<(int Status, string ErrorType)> _failures = new();
    private readonly LoopbackServer _server;

    private LoopbackSpeech() => _server = new LoopbackServer(AnswerAsync);

    /// <summary>Where it listens.</summary>
    public Uri Url => _server.Url;

    /// <summary>What it was asked, in order, refused requests too.</summary>
    public IReadOnlyList<SpokenRequest> Requests => [.. _requests];

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

        if (SpeechQuery.Parse(request.Body) is not { } query)
        {
            return Refusal(400, "SerializationException");
        }

        var refusal = _failures.TryDequeue(out var failure) ? Refusal(failure.Status, failure.ErrorType) : RefusalOf(query);
        var billed = refusal is null ? query.BilledCharacters!.Value : 0;
        _requests.Enqueue(new SpokenRequest(query.VoiceId, query.Engine, query.TextType, query.Text, billed));
        if (refusal is not null)
        {
            return refusal;
        }

        var audio = await _spoken.GetOrAdd(query, _ => new Lazy<Task<byte[]>>(() => SpeakAsync(query))).Value;

        return new LoopbackAnswer(200, "audio/mpeg", audio, ("x-amzn-RequestCharacters", billed.ToString(CultureInfo.InvariantCulture)));
    }

    private static LoopbackAnswer? RefusalOf(SpeechQuery query) => query switch
    {
        { InvalidMember: var (member, value) } => Refusal(400, "ValidationException", Invalid(member, value)),
        { BilledCharacters: null } => Refusal(400, "InvalidSsmlException"),
        { Text.Length: > MaxCharacters } or { BilledCharacters: > MaxBilledCharacters } => Refusal(400, "TextLengthExceededException"),
        _ => null,
    };

    private static string Invalid(string member, string value) =>
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [A, B]";

    private static LoopbackAnswer Refusal(int status, string errorType, string message = "Refused.") => LoopbackAnswer.Of(
        status, "application/json", $$"""{"message":{{JsonSerializer.Serialize(message)}}}""", ("x-amzn-ErrorType", errorType));

    private static async Task<byte[]> SpeakAsync(SpeechQuery query)
    {
        // The line end keeps eSpeak NG, which writes nothing at all for no input, from an empty one.
        var speak = $"espeak-ng -v {PollyVoices.EspeakVoice(query.Language)} -b 1 {(query.IsSsml ? "-m" : "")} --stdin --stdout";
        var encode = $"lame --quiet -b 48 --resample {query.Kilohertz} - -";
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{speak} | {encode}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var audio = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(audio);
        await process.StandardInput.WriteAsync(query.Text + "\n");
        process.StandardInput.Close();
        await reading;
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? audio.ToArray()
            : throw new InvalidOperationException($"lame ended with {process.ExitCode}.");
    }
}
