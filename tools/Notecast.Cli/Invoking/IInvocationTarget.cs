using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;

namespace Notecast.Cli.Invoking;

/// <summary>What a function runs on. Disposing it leaves nothing behind that it made for this run.</summary>
internal interface IInvocationTarget : IAsyncDisposable
{
    /// <summary>One line for people: which function runs on what.</summary>
    string Description { get; }

    /// <summary>Where the function's own on-failure destination is; <see langword="null"/> when it has none here.</summary>
    IMessageQueue? OnFailure { get; }

    /// <summary>The most memory that this process has used, when that is where the function runs; in bytes.</summary>
    long? PeakMemoryBytes { get; }

    /// <summary>The function, ready to be invoked. Disposing it ends its processes.</summary>
    LambdaFunction Deploy(Action<InvocationResult>? onResult);

    /// <summary>What the function has left; <see langword="null"/> where nobody can tell.</summary>
    Task<LeftBehind?> ReadLeftAsync(CancellationToken stop);
}
