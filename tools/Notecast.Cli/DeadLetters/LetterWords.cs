using System.Security.Cryptography;
using System.Text;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>How a dead letter's kind and step are written.</summary>
internal static class LetterWords
{
    private static readonly (DeadLetterKind Kind, string Name)[] Names =
    [
        (DeadLetterKind.SynthesisJob, "job"),
        (DeadLetterKind.FailedInvocation, "invocation"),
        (DeadLetterKind.FailedStreamBatch, "stream-batch"),
        (DeadLetterKind.PoisonRecord, "poison-record"),
        (DeadLetterKind.Unknown, "unknown"),
    ];

    /// <summary>The names of all kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Names.Select(pair => pair.Name)];

    public static DeadLetterKind KindOf(string name) => Names.Single(pair => pair.Name == name).Kind;

    public static string NameOf(DeadLetterKind kind) => Names.Single(pair => pair.Kind == kind).Name;

    /// <summary><c>NarrateNote/narrate</c>, or the part of it that is known; empty when neither is.</summary>
    public static string StepOf(RecognizedDeadLetter letter) => letter switch
    {
        { Function: "" } => letter.Step,
        { Step: "" } => letter.Function,
        _ => $"{letter.Function}/{letter.Step}",
    };

    /// <summary>The id of the group that a letter belongs to.</summary>
    public static string GroupIdOf(RecognizedDeadLetter letter) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{letter.Kind}\n{letter.Function}\n{letter.Step}\n{letter.ErrorType}")))[..8];
}
