namespace AWS.Lambda.Powertools.Idempotency.Internal;

/// <summary>Stands for the result of a method that returns a plain task: stored as an empty object.</summary>
internal sealed class NoResult
{
    internal static readonly NoResult Instance = new();

    private NoResult()
    {
    }
}
