namespace Notecast.Cli.Output;

/// <summary><c>dlq discard</c>. <c>file</c> holds what was discarded; it is null when nothing was.</summary>
internal sealed record DiscardDocument(long Discarded, string? File, bool IsInterrupted, string? Problem);

/// <summary><c>dlq edit</c>. <c>original</c> is the file that holds the letter as it was; it is null when nothing was changed.</summary>
internal sealed record EditDocument(string MessageId, bool IsChanged, string Kind, string? Original);

/// <summary><c>dlq import</c>.</summary>
internal sealed record LetterImportDocument(
    long Read, long Added, long ThereAlready, bool IsInterrupted, IReadOnlyList<ProblemDocument> BadLines, string? Problem);
