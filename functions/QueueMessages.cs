using System.Globalization;
using Amazon.Lambda.SQSEvents;

namespace Notecast.Functions;

/// <summary>What an SQS event tells of a message.</summary>
internal static class QueueMessages
{
    private static readonly long LastMoment = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>How often it was received; 1 when the event does not say.</summary>
    public static int ReceiveCount(this SQSEvent.SQSMessage message) =>
        (int)Math.Min(ReadNumber(message, "ApproximateReceiveCount") ?? 1, int.MaxValue);

    /// <summary>When it was sent.</summary>
    public static DateTimeOffset? SentAt(this SQSEvent.SQSMessage message) => ReadMoment(message, "SentTimestamp");

    /// <summary>When it was received first.</summary>
    public static DateTimeOffset? FirstReceivedAt(this SQSEvent.SQSMessage message) =>
        ReadMoment(message, "ApproximateFirstReceiveTimestamp");

    /// <summary>Its message attributes that are text or numbers.</summary>
    public static Dictionary<string, string> TextAttributes(this SQSEvent.SQSMessage message) => (message.MessageAttributes ?? [])
        .Where(attribute => attribute.Value?.StringValue is not null)
        .ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue, StringComparer.Ordinal);

    private static DateTimeOffset? ReadMoment(SQSEvent.SQSMessage message, string name) =>
        ReadNumber(message, name) is { } milliseconds && milliseconds <= LastMoment
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    private static long? ReadNumber(SQSEvent.SQSMessage message, string name) =>
        message.Attributes?.GetValueOrDefault(name) is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
