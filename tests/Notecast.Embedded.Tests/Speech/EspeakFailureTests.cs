using System.Diagnostics;
using Notecast.Domain.Failures;
using Notecast.Domain.Speech;
using Notecast.Embedded.Speech;

namespace Notecast.Embedded.Tests.Speech;

/// <summary>Small shell scripts in the place of the programs. One by one: a script that another test forks with cannot be run.</summary>
[Collection(Programs.OneByOne)]
public sealed class EspeakFailureTests : IDisposable
{
    private static readonly SpeechRequest Request = Requests.Text("My secret words");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notecast-speech-");

    public EspeakFailureTests() => Programs.SkipUnlessSpeech();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_failing_program_is_a_transient_failure_with_its_message()
    {
        var failure = await FailAsync(new EspeakOptions { EspeakProgram = Script("espeak-ng", "cat >/dev/null; echo no voice here >&2; exit 3") });

        Assert.Contains("espeak-ng ended with exit code 3: no voice here", failure.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 4", "lame ended with exit code 4")]
    [InlineData("exec cat >/dev/null", "lame wrote no audio")]
    [InlineData("kill -9 $$", "lame ended with exit code 137")]
    public async Task A_failing_encoder_is_a_transient_failure(string script, string expected) =>
        Assert.Contains(expected, (await FailAsync(new EspeakOptions { LameProgram = Script("lame", script) })).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("exec cat >/dev/null", "espeak-ng wrote no WAV audio")]
    [InlineData("cat >/dev/null; head -c 100 /dev/zero", "espeak-ng wrote no WAV audio")]
    [InlineData("kill -11 $$", "espeak-ng ended with exit code 139")]
    public async Task A_speaker_that_dies_or_writes_nothing_is_a_transient_failure(string script, string expected) =>
        Assert.Contains(expected, (await FailAsync(new EspeakOptions { EspeakProgram = Script("espeak-ng", script) })).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task A_speaker_that_does_not_read_is_a_transient_failure()
    {
        using var synthesizer = new EspeakSynthesizer(new EspeakOptions { EspeakProgram = Script("espeak-ng", "exit 0") });
        var longRequest = Request with { Text = new string('a', 1_000_000) };

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => synthesizer.SynthesizeAsync(longRequest, Cancellation));

        Assert.Equal(FailureCode.SpeechUnavailable, failure.Failure.Code);
    }

    [Fact]
    public async Task A_chatty_program_is_not_held_up()
    {
        var speaker = Script("espeak-ng", "head -c 300000 /dev/zero | tr '\\0' 'x' >&2; exit 5");

        var failure = await FailAsync(new EspeakOptions { EspeakProgram = speaker });

        Assert.InRange(failure.Reason.Length, 100, 400);
    }

    [Fact]
    public async Task A_missing_program_is_named_before_and_when_it_is_needed()
    {
        var options = new EspeakOptions { LameProgram = "no-such-lame" };

        Assert.Equal(["no-such-lame"], EspeakSynthesizer.FindMissingPrograms(options));
        Assert.Empty(EspeakSynthesizer.FindMissingPrograms());
        var failure = await FailAsync(options);
        Assert.Contains("no-such-lame cannot be started", failure.Reason, StringComparison.Ordinal);
        Assert.Contains("apt-get install espeak-ng lame", failure.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_programs()
    {
        var pidFile = Path.Combine(_folder.FullName, "pid");
        var speaker = Script("espeak-ng", $"mkfifo '{pidFile}.never'; echo $$ > '{pidFile}.new'; mv '{pidFile}.new' '{pidFile}'; exec cat '{pidFile}.never'");
        using var synthesizer = new EspeakSynthesizer(new EspeakOptions { EspeakProgram = speaker });
        using var watcher = new FileSystemWatcher(_folder.FullName, "pid");
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        watcher.Renamed += (_, _) => started.TrySetResult();
        watcher.EnableRaisingEvents = true;

        var answer = synthesizer.SynthesizeAsync(Request, cancel.Token);
        await started.Task.WaitAsync(Cancellation);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        var pid = int.Parse(await File.ReadAllTextAsync(pidFile, Cancellation), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(pid));
    }

    [Fact]
    public async Task No_more_requests_are_spoken_at_once_than_allowed()
    {
        var counter = Path.Combine(_folder.FullName, "running");
        var speaker = Script("espeak-ng", $"mkdir '{counter}' || exit 9; espeak-ng \"$@\"; code=$?; rmdir '{counter}'; exit $code");
        using var synthesizer = new EspeakSynthesizer(new EspeakOptions { EspeakProgram = speaker, MaxConcurrency = 1 });

        var audio = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => synthesizer.SynthesizeAsync(Request, Cancellation)));

        Assert.All(audio, one => Assert.NotEqual(0, one.Mp3.Length));
    }

    [Fact]
    public async Task A_failed_request_gives_its_turn_back()
    {
        using var synthesizer = new EspeakSynthesizer(new EspeakOptions { EspeakProgram = Script("espeak-ng", "exit 1"), MaxConcurrency = 1 });

        for (var attempt = 0; attempt < 2; attempt++)
        {
            await Assert.ThrowsAsync<TransientFailureException>(() => synthesizer.SynthesizeAsync(Request, Cancellation));
        }
    }

    [Fact]
    public async Task Nothing_is_left_open()
    {
        using var synthesizer = new EspeakSynthesizer();
        await synthesizer.SynthesizeAsync(Request, Cancellation);
        var before = OpenPipes();

        // Tests that run beside this one open pipes too, but a few at a time.
        const int Requests = 40;
        for (var count = 0; count < Requests; count++)
        {
            await synthesizer.SynthesizeAsync(Request, Cancellation);
        }

        Assert.InRange(OpenPipes(), 0, before + Requests - 1);
    }

    [Fact]
    public void No_turns_at_all_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EspeakSynthesizer(new EspeakOptions { MaxConcurrency = 0 }));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int OpenPipes() =>
        new DirectoryInfo("/proc/self/fd").GetFileSystemInfos().Count(file => file.LinkTarget?.StartsWith("pipe:", StringComparison.Ordinal) == true);

    private static async Task<Failure> FailAsync(EspeakOptions options)
    {
        using var synthesizer = new EspeakSynthesizer(options);
        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => synthesizer.SynthesizeAsync(Request, Cancellation));
        Assert.Equal(FailureCode.SpeechUnavailable, failure.Failure.Code);
        return failure.Failure;
    }

    private string Script(string name, string body)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        return path;
    }
}
