using System.Diagnostics.CodeAnalysis;

namespace Notecast.Domain.DeadLetters;

/// <summary>The kinds of dead letters as operators write and read them.</summary>
public static class DeadLetterKindNames
{
    private static readonly (DeadLetterKind Kind, string Name)[] Names =
    [
        (DeadLetterKind.SynthesisJob, "synthesis-job"),
        (DeadLetterKind.FailedInvocation, "failed-invocation"),
        (DeadLetterKind.FailedStreamBatch, "stream-batch"),
        (DeadLetterKind.PoisonRecord, "poison-record"),
        (DeadLetterKind.Unknown, "unknown"),
    ];

    /// <summary>All names, in the order of the kinds.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Select(pair => pair.Name)];

    /// <summary>A kind's name.</summary>
    public static string Of(DeadLetterKind kind) => Array.Find(Names, pair => pair.Kind == kind).Name
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of dead letter.");

    /// <summary>Reads a name, if it is one; case does not matter.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out DeadLetterKind kind)
    {
        var index = Array.FindIndex(Names, pair => string.Equals(pair.Name, name, StringComparison.OrdinalIgnoreCase));
        kind = index < 0 ? DeadLetterKind.Unknown : Names[index].Kind;
        return index >= 0;
    }
}
