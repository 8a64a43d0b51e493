namespace Notecast.Cli.Hosting;

/// <summary>
/// Standard input whose reading can be given up. A console's own reader blocks whoever reads from it and does not look at the token, so
/// that Ctrl-C would only count once somebody had typed something.
/// </summary>
/// <param name="inner">Who is read from. A read that was given up goes on in the background and takes what comes first.</param>
internal sealed class StoppableReader(TextReader inner) : TextReader
{
    public override int Peek() => inner.Peek();

    public override int Read() => inner.Read();

    public override int Read(char[] buffer, int index, int count) => inner.Read(buffer, index, count);

    public override string? ReadLine() => inner.ReadLine();

    public override string ReadToEnd() => inner.ReadToEnd();

    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        new(Task.Run(() => inner.Read(buffer.Span), CancellationToken.None).WaitAsync(cancellationToken));

    public override Task<string> ReadToEndAsync(CancellationToken cancellationToken) =>
        Task.Run(inner.ReadToEnd, CancellationToken.None).WaitAsync(cancellationToken);
}
