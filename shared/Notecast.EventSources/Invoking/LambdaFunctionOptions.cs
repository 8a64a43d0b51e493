namespace Notecast.EventSources.Invoking;

/// <summary>How a function is deployed.</summary>
public sealed record LambdaFunctionOptions
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>The function's ARN, without version or alias.</summary>
    public required string Arn { get; init; }

    /// <summary>How long an invocation may take: 1 to 900 seconds; Lambda's default is 3 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The function's memory: 128 to 10,240 MB. It is told to handlers, not enforced.</summary>
    public int MemoryMegabytes { get; init; } = 512;

    /// <summary>The account's concurrency, which this function shares with others; <see langword="null"/> for no limit.</summary>
    public AccountConcurrency? Account { get; init; }

    /// <summary>Makes request ids; random UUIDs unless a simulation needs others.</summary>
    public Func<string> NewRequestId { get; init; } = () => Guid.NewGuid().ToString();

    /// <summary>Gets the result of each invocation that ran, before whoever invoked it. It must not throw; calls can overlap.</summary>
    public Action<InvocationResult>? OnResult { get; init; }

    internal void Validate()
    {
        Check.Range(Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(900), nameof(Timeout));
        Check.Range(MemoryMegabytes, 128, 10_240, nameof(MemoryMegabytes));
    }
}
