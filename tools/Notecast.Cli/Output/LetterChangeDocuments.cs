namespace Notecast.Cli.Output;

/// <summary>
/// <c>dlq discard</c>. <c>file</c> holds what was discarded; it is null when nothing was. <c>hidden</c> is about how many letters could not
/// be read when none that could be read matched.
/// </summary>
internal sealed record DiscardDocument(long Discarded, long Hidden, string? File, bool IsInterrupted, string? Problem);

/// <summary><c>dlq edit</c>. <c>original</c> is the file that holds the letter as it was; it is null when nothing was changed.</summary>
internal sealed record EditDocument(string MessageId, bool IsChanged, string Kind, string? Original);

/// <summary><c>dlq import</c>.</summary>
internal sealed record LetterImportDocument(
    long Read, long Added, long ThereAlready, bool IsInterrupted, IReadOnlyList<ProblemDocument> BadLines, string? Problem);
