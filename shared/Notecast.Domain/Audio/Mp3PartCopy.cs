namespace Notecast.Domain.Audio;

/// <summary>Copies the audio frames of one part.</summary>
internal sealed class Mp3PartCopy(Mp3Window window, Mp3SummaryBuilder whole, Stream output)
{
    private readonly Mp3Scanner _scanner = new();
    private readonly Mp3SummaryBuilder _part = new();
    private readonly Mp3Reservoir _reservoir = new();

    // Frames behind the window's start that are still to be written.
    private int _pending;

    /// <summary>Copies frames to the end of the stream and returns what was read.</summary>
    public async Task<Mp3SummaryBuilder> CopyAsync(Stream stream, CancellationToken cancellationToken)
    {
        window.Reset();
        Mp3Element element;
        do
        {
            element = TakeRun();
            await output.WriteAsync(window.Passed(_pending), cancellationToken);
            _pending = 0;
            Skip(element);
            if (element.Kind == Mp3ElementKind.NeedMore)
            {
                await window.FillAsync(stream, cancellationToken);
            }
        }
        while (element.Kind != Mp3ElementKind.End);

        return _part;
    }

    /// <summary>Passes frames that follow one another; returns the first element that is none, not yet passed.</summary>
    private Mp3Element TakeRun()
    {
        while (true)
        {
            var maximumFrames = _reservoir.IsOpen ? 1 : Math.Min(_part.MaximumFrames, whole.MaximumFrames);
            var element = _scanner.Next(window.Span, window.IsLast, maximumFrames);
            if (element.Kind != Mp3ElementKind.Frames)
            {
                return element;
            }

            Skip(element);
            whole.Add(element);
            _pending += element.Length;
            if (_reservoir.IsOpen)
            {
                _reservoir.Pass(window.Passed(element.Length).Span);
            }
        }
    }

    private void Skip(Mp3Element element)
    {
        _part.Add(element);
        window.Advance(element.Length);
        if (element.Kind == Mp3ElementKind.Format && whole.Frames == 0)
        {
            whole.Add(element);
        }
    }
}
