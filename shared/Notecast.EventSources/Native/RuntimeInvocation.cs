using Notecast.EventSources.Invoking;

namespace Notecast.EventSources.Native;

/// <summary>One event on its way to a process, and what the process answers.</summary>
internal sealed class RuntimeInvocation(string requestId, ReadOnlyMemory<byte> payload, DateTimeOffset deadline)
{
    private readonly TaskCompletionSource<InvocationResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isTaken;

    public string RequestId => requestId;

    public ReadOnlyMemory<byte> Payload => payload;

    public DateTimeOffset Deadline => deadline;

    /// <summary>Whether a process has been given the event.</summary>
    public bool IsTaken => _isTaken;

    /// <summary>The process's answer; it never comes if the process does not answer.</summary>
    public Task<InvocationResult> Result => _result.Task;

    public void Take() => _isTaken = true;

    public void Complete(InvocationResult result) => _result.TrySetResult(result);
}
