using System.Globalization;
using Notecast.Domain.Catalog;
using Notecast.Embedded;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>The lines below a table of notes.</summary>
internal static class Summary
{
    public const string Separator = " · ";

    /// <summary>How many notes stand where.</summary>
    public static Paragraph Counts(PipelineStatus status, int width, string? more = null)
    {
        var line = new Paragraph { Overflow = Overflow.Crop };
        (NarrationStatus Status, long Count)[] counts =
        [
            (NarrationStatus.Pending, status.Pending),
            (NarrationStatus.Ready, status.Ready),
            (NarrationStatus.Failed, status.Failed),
        ];
        var used = 0;
        foreach (var (state, count) in counts)
        {
            var separator = used > 0 ? Separator : "";
            var text = string.Create(CultureInfo.InvariantCulture, $"{count:N0} {StatusStyle.WordOf(state)}");
            line.Append(separator);
            line.Append(text, count > 0 ? StatusStyle.Of(state) : StatusStyle.Muted);
            used += separator.Length + text.Length;
        }

        var rest = more is null ? "" : Separator + more;
        line.Append(used + rest.Length <= width ? rest : "");
        return line;
    }

    /// <summary>What one run did.</summary>
    public static string Work(PipelineTotals thisRun) =>
        $"This run: {Words.Count(thisRun.SynthesizedSegments, "segment")} synthesized, {Words.Count(thisRun.BilledCharacters, "character")} billed.";

    /// <summary>What was done after <paramref name="before"/>.</summary>
    public static PipelineTotals Since(this PipelineTotals now, PipelineTotals before) => new(
        now.Narrations - before.Narrations,
        now.SynthesizedSegments - before.SynthesizedSegments,
        now.BilledCharacters - before.BilledCharacters);
}
