using System.IO.Pipelines;

namespace Notecast.Aws.Tests.Polly;

public sealed class ReceivedAudioTests
{
    private const int Piece = 64 * 1024;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(Piece - 1, 1_000)]
    [InlineData(Piece, Piece)]
    [InlineData(Piece + 1, Piece)]
    [InlineData((3 * Piece) + 7, 10_000)]
    public async Task All_bytes_come_back_in_order_however_they_arrive(int length, int bytesAtOnce)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        foreach (var some in bytes.Chunk(bytesAtOnce))
        {
            await pipe.Writer.WriteAsync(some, TestContext.Current.CancellationToken);
        }

        await pipe.Writer.CompleteAsync();

        var read = await ReceivedAudio.ReadAsync(pipe.Reader.AsStream(), TestContext.Current.CancellationToken);

        Assert.Equal(bytes, read);
    }
}
