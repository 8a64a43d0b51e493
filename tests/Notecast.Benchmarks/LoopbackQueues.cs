using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Notecast.Domain.DeadLetters;

namespace Notecast.Benchmarks;

/// <summary>
/// A dead-letter queue and a replay queue that answer in the time that a request takes, however many letters there are: the test server of
/// the other measurements counts its whole queue for each message, and would be what is measured. An empty queue answers at once.
/// </summary>
internal sealed class LoopbackQueues
{
    private readonly ConcurrentQueue<JsonObject> _visible;
    private readonly ConcurrentDictionary<string, JsonObject> _hidden = new();
    private int _replayed;

    /// <param name="letters">What the dead-letter queue has.</param>
    public LoopbackQueues(IEnumerable<DeadLetterMessage> letters) => _visible = new(letters.Select(SqsJson.MessageOf));

    /// <summary>How many letters the dead-letter queue has, hidden ones too.</summary>
    public int DeadLetters => _visible.Count + _hidden.Count;

    /// <summary>How many of them are hidden.</summary>
    public int Hidden => _hidden.Count;

    /// <summary>How many messages were sent to the replay queue.</summary>
    public int Replayed => _replayed;

    /// <summary>Answers a request of the JSON protocol.</summary>
    /// <exception cref="NotSupportedException">It is an operation that no dead letter needs.</exception>
    public JsonObject Answer(string operation, JsonNode request) => operation switch
    {
        "ReceiveMessage" => Receive(request["MaxNumberOfMessages"]?.GetValue<int>() ?? 1),
        "SendMessage" => Send(),
        "SendMessageBatch" => Each(request, _ => Interlocked.Increment(ref _replayed)),
        "DeleteMessageBatch" => Each(request, entry => _hidden.TryRemove(SqsJson.ReceiptOf(entry), out var _)),
        "ChangeMessageVisibilityBatch" => Each(request, ChangeVisibility),
        _ => throw new NotSupportedException($"The queues of the benchmark have no {operation}."),
    };

    private JsonObject Receive(int most)
    {
        var messages = new JsonArray();
        while (messages.Count < most && _visible.TryDequeue(out var message))
        {
            _hidden[SqsJson.ReceiptOf(message)] = message;
            messages.Add(message.DeepClone());
        }

        return new JsonObject { ["Messages"] = messages };
    }

    private JsonObject Send() => new() { ["MessageId"] = $"{Interlocked.Increment(ref _replayed)}" };

    private void ChangeVisibility(JsonNode entry)
    {
        if (entry["VisibilityTimeout"]!.GetValue<int>() == 0 && _hidden.TryRemove(SqsJson.ReceiptOf(entry), out var message))
        {
            _visible.Enqueue(message);
        }
    }

    private static JsonObject Each(JsonNode request, Action<JsonNode> act)
    {
        request["Entries"]!.AsArray().ToList().ForEach(entry => act(entry!));
        return new JsonObject { ["Failed"] = new JsonArray() };
    }
}
