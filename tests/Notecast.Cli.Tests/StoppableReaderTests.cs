using Notecast.Cli.Hosting;

namespace Notecast.Cli.Tests;

/// <summary>Standard input on which nobody types anything.</summary>
public sealed class StoppableReaderTests : IDisposable
{
    private readonly SilentInput _silent = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task Reading_a_block_can_be_given_up()
    {
        using var reader = new StoppableReader(_silent);
        var reading = reader.ReadAsync(new char[1], _stop.Token).AsTask();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Reading_to_the_end_can_be_given_up()
    {
        using var reader = new StoppableReader(_silent);
        var reading = reader.ReadToEndAsync(_stop.Token);

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task What_is_typed_is_read()
    {
        using var first = new StoppableReader(new StringReader("one\ntwo"));
        using var second = new StoppableReader(new StringReader("one\ntwo"));
        var block = new char[16];

        Assert.Equal("one\ntwo", await first.ReadToEndAsync(_stop.Token));
        Assert.Equal("one\ntwo", new string(block, 0, await second.ReadAsync(block, _stop.Token)));
    }

    public void Dispose()
    {
        _silent.Close();
        _stop.Dispose();
    }

    /// <summary>Blocks who reads, until it is closed.</summary>
    private sealed class SilentInput : TextReader
    {
        private readonly ManualResetEventSlim _closed = new();

        public override int Read()
        {
            _closed.Wait(CancellationToken.None);
            return -1;
        }

        public override void Close() => _closed.Set();
    }
}
