using System.Globalization;

namespace Notecast.EventSources.Invoking;

internal static class LogStream
{
    /// <summary>The log stream of an execution environment: the day it started and its id of 32 hex digits.</summary>
    public static string Name(DateTimeOffset start, string environment) =>
        $"{start.UtcDateTime.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)}/[$LATEST]{environment}";
}
