using System.Globalization;
using System.Text.RegularExpressions;

namespace Notecast.EndToEnd.Tests;

public sealed partial class SoakTests
{
    [Fact]
    public async Task A_short_soak_kills_the_pipeline_while_notes_are_written_and_finds_nothing_lost()
    {
        using var soak = RunningProgram.Start(
            Path.Combine(AppContext.BaseDirectory, "Notecast.Soak"), ["--minutes", "0.33", "--kill-every", "2", "--seed", "20260301"]);

        var (exitCode, output, errors) = await soak.EndAsync();

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("Nothing was lost.", output, StringComparison.Ordinal);
        var figures = Figures().Match(output);
        Assert.True(figures.Success, output);
        int Figure(string name) => int.Parse(figures.Groups[name].Value, CultureInfo.InvariantCulture);
        Assert.InRange(Figure("kills"), 5, 100);
        Assert.InRange(Figure("ready"), 10, 1_000);
        Assert.InRange(Figure("letters"), 5, 1_000);
    }

    [GeneratedRegex(@"(?<kills>\d+) kills, [\d:]+: \d+ notes, (?<ready>\d+) ready, \d+ failed, (?<letters>\d+) dead letters")]
    private static partial Regex Figures();
}
