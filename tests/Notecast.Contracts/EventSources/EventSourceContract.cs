using Xunit;

namespace Notecast.Contracts.EventSources;

/// <summary>What the contracts of the event sources share: a clock that only the test moves.</summary>
public abstract class EventSourceContract
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan SmallStep = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The clock that the tested object runs on.</summary>
    protected abstract TimeProvider Clock { get; }

    /// <summary>Moves the clock.</summary>
    protected abstract void Advance(TimeSpan by);

    /// <summary>Moves the clock and lets what that woke, on other threads perhaps, come to rest.</summary>
    protected async Task AdvanceAsync(TimeSpan by)
    {
        Advance(by);
        await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, None);
    }

    /// <summary>
    /// Moves the clock step by step until the call has returned. On a busy machine the call may not be waiting yet when the last step comes:
    /// small ones follow, so that it is woken all the same.
    /// </summary>
    protected async Task<T> FinishWithinAsync<T>(Task<T> call, TimeSpan limit)
    {
        for (var passed = TimeSpan.Zero; passed <= limit && !call.IsCompleted; passed += Step)
        {
            await AdvanceAsync(Step);
        }

        var givenUp = Task.Delay(Patience, TimeProvider.System, None);
        while (!call.IsCompleted && !givenUp.IsCompleted)
        {
            await AdvanceAsync(SmallStep);
        }

        Assert.True(call.IsCompleted, $"The call did not return within {limit}.");
        return await call;
    }

    protected static CancellationToken None => CancellationToken.None;
}
