using Amazon.Runtime;

namespace Amazon.Polly.Model;

/// <summary>Speech.</summary>
public class SynthesizeSpeechResponse : AmazonWebServiceResponse, IDisposable
{
    private bool _isDisposed;

    /// <summary>The audio as it comes from the network: it can be read once, forward.</summary>
    public Stream AudioStream { get; set; }

    /// <summary>The media type of the audio.</summary>
    public string ContentType { get; set; }

    /// <summary>How many characters are charged for.</summary>
    public int? RequestCharacters { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the audio.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> calls.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            AudioStream?.Dispose();
            AudioStream = null;
        }

        _isDisposed = true;
    }
}
