using System.Globalization;

namespace Notecast.Embedded.Speech;

/// <summary>One run of LAME: samples in, MP3 out.</summary>
internal sealed class LameEncoder : IAsyncDisposable
{
    // LAME writes nothing for no samples.
    private static readonly TimeSpan ShortestAudio = TimeSpan.FromMilliseconds(300);
    private static readonly byte[] Zeros = new byte[16_384];
    private readonly ChildProgram _lame;
    private readonly MemoryStream _mp3 = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _reading;
    private long _written;

    /// <exception cref="SpeechProgramException">LAME cannot be started.</exception>
    public LameEncoder(string program)
    {
        // Constant bit rate without a Xing header (-t) and ID3 tag: a narration of several segments gets its own.
        // -q 5 is enough for speech and takes a quarter less time than the default.
        _lame = ChildProgram.Start(
            program,
            "--quiet", "-r", "-s", (PcmFormat.SampleRate / 1000.0).ToString(CultureInfo.InvariantCulture), "--bitwidth", "16", "--signed",
            "--little-endian", "-m", "m", "-b", "48", "--cbr", "-q", "5", "--noreplaygain", "-t", "-", "-");
        _reading = _lame.Output.CopyToAsync(_mp3, _disposed.Token);
    }

    /// <summary>Encodes samples.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken)
    {
        _written += samples.Length;
        await _lame.WriteAsync(samples, cancellationToken);
    }

    /// <summary>Encodes silence.</summary>
    public async Task WriteSilenceAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        for (var left = PcmFormat.Bytes(duration); left > 0; left -= Zeros.Length)
        {
            await WriteAsync(Zeros.AsMemory(0, Math.Min(left, Zeros.Length)), cancellationToken);
        }
    }

    /// <summary>Ends the audio.</summary>
    /// <returns>The MP3, never empty.</returns>
    /// <exception cref="SpeechProgramException">LAME failed, or wrote nothing.</exception>
    public async Task<ReadOnlyMemory<byte>> CompleteAsync(CancellationToken cancellationToken)
    {
        if (_written < PcmFormat.Bytes(ShortestAudio))
        {
            await WriteSilenceAsync(ShortestAudio, cancellationToken);
        }

        _lame.CloseInput();
        await _reading.WaitAsync(cancellationToken);
        await _lame.EndAsync(cancellationToken);
        return _mp3.Length > 0
            ? _mp3.GetBuffer().AsMemory(0, (int)_mp3.Length)
            : throw new SpeechProgramException("lame wrote no audio.");
    }

    public async ValueTask DisposeAsync()
    {
        await _lame.DisposeAsync();
        await _disposed.CancelAsync();
        await Task.WhenAny(_reading);
        _disposed.Dispose();
    }
}
