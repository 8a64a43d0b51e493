using System.Text;
using Notecast.Domain.Failures;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Embedded.Speech;

/// <summary>
/// Speaks on this machine, with eSpeak NG and LAME: mono MP3 of 22,050 samples a second at 48 kbit/s, without tags or a header frame.
/// It knows Polly's voices by language and gender; all engines of a voice sound alike.
/// </summary>
public sealed class EspeakSynthesizer : ISpeechSynthesizer, IDisposable
{
    /// <summary>How to get the programs, for people.</summary>
    public const string InstallRemedy = "Install them: apt-get install espeak-ng lame.";

    private const int BufferLength = 65_536;
    private readonly EspeakOptions _options;
    private readonly SemaphoreSlim _turns;

    /// <summary>Speaks as the options say.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="EspeakOptions.MaxConcurrency"/> is less than 1.</exception>
    public EspeakSynthesizer(EspeakOptions? options = null)
    {
        _options = options ?? new EspeakOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxConcurrency, 1, nameof(options));
        _turns = new SemaphoreSlim(_options.MaxConcurrency);
    }

    /// <summary>Which of the two programs this machine lacks. Ask at start-up, and tell <see cref="InstallRemedy"/>.</summary>
    public static IReadOnlyList<string> FindMissingPrograms(EspeakOptions? options = null)
    {
        options ??= new EspeakOptions();
        return [.. new[] { options.EspeakProgram, options.LameProgram }.Where(program => !IsFound(program))];
    }

    /// <inheritdoc/>
    public async Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (voice, language) = RequestedVoice.Of(request);
        var plan = SpeechPlan.Of(request, language, LiteralText.Full);

        await _turns.WaitAsync(cancellationToken);
        try
        {
            return new SpeechAudio(await SpeakAsync(plan, request, voice, language, cancellationToken), plan.BilledCharacters);
        }
        catch (SpeechProgramException exception)
        {
            throw new TransientFailureException(
                FailureCode.SpeechUnavailable,
                $"Speech on this machine failed: {exception.Message}",
                $"Check that espeak-ng and lame work. {InstallRemedy}",
                exception);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private static bool IsFound(string program) =>
        File.Exists(program)
        || (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));

    private async Task<ReadOnlyMemory<byte>> SpeakAsync(
        SpeechPlan plan, SpeechRequest request, Voice voice, string language, CancellationToken cancellationToken)
    {
        try
        {
            return await SpeakAsync(plan, voice, cancellationToken);
        }
        catch (SpeechProgramException exception) when (exception.IsCrash)
        {
            return await SpeakAsync(SpeechPlan.Of(request, language, LiteralText.WordsOnly), voice, cancellationToken);
        }
    }

    private async Task<ReadOnlyMemory<byte>> SpeakAsync(SpeechPlan plan, Voice voice, CancellationToken cancellationToken)
    {
        await using var encoder = new LameEncoder(_options.LameProgram);
        for (var index = 0; index < plan.Parts.Count; index++)
        {
            switch (plan.Parts[index])
            {
                case PausePart pause:
                    await encoder.WriteSilenceAsync(pause.Duration, cancellationToken);
                    break;
                case SpokenPart spoken:
                    await SpeakAsync(spoken, voice, isLast: index == plan.Parts.Count - 1, encoder, cancellationToken);
                    break;
            }
        }

        return await encoder.CompleteAsync(cancellationToken);
    }

    private async Task SpeakAsync(SpokenPart part, Voice voice, bool isLast, LameEncoder encoder, CancellationToken cancellationToken)
    {
        // The line end keeps eSpeak NG, which writes nothing at all for no input, from an empty one.
        // The text goes through standard input: a command line is seen by all users and limited, and a text may start with '-'.
        string[] arguments = ["-b", "1", "--stdin", "--stdout", "-v", EspeakVoices.Name(voice, part.LanguageFile)];
        await using var espeak = ChildProgram.Start(_options.EspeakProgram, isLast ? arguments : [.. arguments, "-z"]);
        await espeak.WriteAsync(Encoding.UTF8.GetBytes(part.Text + "\n"), cancellationToken);
        espeak.CloseInput();
        var isWav = await CopySamplesAsync(espeak.Output, encoder, cancellationToken);
        await espeak.EndAsync(cancellationToken);
        if (!isWav)
        {
            throw new SpeechProgramException("espeak-ng wrote no WAV audio of 22,050 samples a second.");
        }
    }

    private static async Task<bool> CopySamplesAsync(Stream wav, LameEncoder encoder, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferLength];
        var header = buffer.AsMemory(0, PcmFormat.WavHeaderLength);
        var length = await wav.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken);
        if (!PcmFormat.IsHeader(header.Span[..length]))
        {
            return false;
        }

        while ((length = await wav.ReadAsync(buffer, cancellationToken)) > 0)
        {
            await encoder.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
        }

        return true;
    }
}
