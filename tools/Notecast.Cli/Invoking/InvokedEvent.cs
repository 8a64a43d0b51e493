using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.EventSources.Native;

namespace Notecast.Cli.Invoking;

/// <summary>An event to invoke a function with.</summary>
/// <param name="Source">Where it comes from, for people.</param>
/// <param name="Payload">It itself, as UTF-8 JSON.</param>
internal sealed record InvokedEvent(string Source, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Refuses what Lambda refuses.</summary>
    /// <exception cref="CommandException">It is larger than invocations of this type allow.</exception>
    public void CheckSize(string invocationType)
    {
        var limit = invocationType == InvocationTypes.Event ? PayloadLimits.AsynchronousEventBytes : PayloadLimits.EventBytes;
        if (Payload.Length > limit)
        {
            throw CommandException.Usage(string.Create(
                CultureInfo.InvariantCulture,
                $"{Source}: the event has {Payload.Length:N0} bytes; Lambda takes {limit:N0} with the type {invocationType}. Send less."));
        }
    }
}
