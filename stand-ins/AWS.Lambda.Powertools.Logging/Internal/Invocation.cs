using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary>The call of an attributed method that the current asynchronous flow belongs to.</summary>
internal sealed class Invocation(ILambdaContext context, bool isColdStart)
{
    private static readonly AsyncLocal<Invocation> Flow = new();
    private static int _begun;

    internal static Invocation Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }

    /// <summary>Whether this is, or comes before, the environment's first call. Provisioned environments are never cold.</summary>
    internal static bool IsColdStart =>
        Current?.BeganCold ?? (Volatile.Read(ref _begun) == 0 && !LoggerEnvironment.IsProvisioned);

    internal ILambdaContext Context { get; } = context;

    private bool BeganCold { get; } = isColdStart;

    internal static Invocation Begin(ILambdaContext context) =>
        new(context, Interlocked.Exchange(ref _begun, 1) == 0 && !LoggerEnvironment.IsProvisioned);
}
