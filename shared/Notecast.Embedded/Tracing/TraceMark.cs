namespace Notecast.Embedded.Tracing;

/// <summary>A moment of a data folder: what comes after it is told from what was there.</summary>
public sealed class TraceMark
{
    internal TraceMark(
        long lastMessage,
        long lastPublished,
        IReadOnlyDictionary<string, long> narrations,
        IReadOnlyDictionary<string, DateTime> dictations)
    {
        LastMessage = lastMessage;
        LastPublished = lastPublished;
        Narrations = narrations;
        Dictations = dictations;
    }

    internal long LastMessage { get; }

    internal long LastPublished { get; }

    /// <summary>Narrations by object key, with the moment of their put: the same key may be put again.</summary>
    internal IReadOnlyDictionary<string, long> Narrations { get; }

    /// <summary>Files of dictations, with the moment of their put.</summary>
    internal IReadOnlyDictionary<string, DateTime> Dictations { get; }
}
