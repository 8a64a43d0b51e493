using System.Text;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Queues;

namespace Notecast.EventSources.Invocations;

/// <summary>Sends an invocation that was given up to where the function's configuration says.</summary>
internal sealed class InvocationFailures(string functionArn, AsyncInvokerOptions options, StoreCalls calls, TimeProvider time)
{
    /// <summary>Lambda cuts the message attribute to its first kilobyte.</summary>
    private const int MaxErrorMessageBytes = 1_024;

    private static readonly Dictionary<string, string> NoAttributes = [];

    /// <summary><see langword="false"/> when <paramref name="stop"/> was cancelled before it was sent.</summary>
    public async Task<bool> SendAsync(AcceptedInvocation invocation, InvocationResult? last, string condition, CancellationToken stop)
    {
        var record = FailureRecordJson.WriteInvocation(invocation, last, condition, functionArn, time.GetUtcNow());
        var letter = Encoding.UTF8.GetString(invocation.Payload.Span);
        return await SendAsync(options.OnFailure, record, NoAttributes, stop)
            && await SendAsync(options.DeadLetterQueue, letter, Attributes(invocation, last, condition), stop);
    }

    private async Task<bool> SendAsync(
        IMessageQueue? queue, string body, IReadOnlyDictionary<string, string> attributes, CancellationToken stop) =>
        queue is null
        || await calls.UntilDoneAsync("Reporting a failed invocation", token => queue.SendAsync(body, attributes, token), stop);

    private static Dictionary<string, string> Attributes(AcceptedInvocation invocation, InvocationResult? last, string condition) => new()
    {
        ["RequestID"] = invocation.RequestId,
        ["ErrorCode"] = "200",
        ["ErrorMessage"] = Cut(last?.ErrorMessage is { Length: > 0 } message ? message : condition),
    };

    private static string Cut(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= MaxErrorMessageBytes)
        {
            return text;
        }

        // A character that does not fit whole is left out.
        var end = MaxErrorMessageBytes;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(bytes, 0, end);
    }
}
