namespace Notecast.EventSources.Events;

internal static class Arn
{
    /// <summary>The region in <c>arn:partition:service:region:account:resource</c>.</summary>
    public static string Region(string arn)
    {
        var parts = arn.Split(':');
        return parts.Length >= 6 && parts[0] == "arn" && parts[3].Length > 0
            ? parts[3]
            : throw new ArgumentException(
                $"'{arn}' names no region. Give an ARN such as arn:aws:sqs:eu-central-1:000000000000:queue.", nameof(arn));
    }
}
