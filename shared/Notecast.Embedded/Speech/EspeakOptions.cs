namespace Notecast.Embedded.Speech;

/// <summary>How <see cref="EspeakSynthesizer"/> speaks.</summary>
public sealed record EspeakOptions
{
    /// <summary>The name on the <c>PATH</c>, or the path, of eSpeak NG.</summary>
    public string EspeakProgram { get; init; } = "espeak-ng";

    /// <summary>The name on the <c>PATH</c>, or the path, of the LAME encoder.</summary>
    public string LameProgram { get; init; } = "lame";

    /// <summary>How many requests are spoken at once, at least 1; the others wait for their turn. A processor each, unless set.</summary>
    public int MaxConcurrency { get; init; } = Environment.ProcessorCount;
}
