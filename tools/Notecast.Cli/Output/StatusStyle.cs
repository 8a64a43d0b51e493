using Notecast.Domain.Catalog;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>How a status is written and coloured.</summary>
internal static class StatusStyle
{
    public static Style Muted { get; } = new(Color.Grey);

    public static Style Heading { get; } = new(decoration: Decoration.Bold);

    public static string WordOf(NarrationStatus status) => status switch
    {
        NarrationStatus.Pending => "pending",
        NarrationStatus.Ready => "ready",
        NarrationStatus.Failed => "failed",
        _ => "removed",
    };

    public static Style Of(NarrationStatus status) => status switch
    {
        NarrationStatus.Pending => new Style(Color.Yellow),
        NarrationStatus.Ready => new Style(Color.Green),
        NarrationStatus.Failed => new Style(Color.Red),
        _ => Muted,
    };
}
