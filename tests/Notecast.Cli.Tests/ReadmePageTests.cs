using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;

namespace Notecast.Cli.Tests;

/// <summary>Whoever follows <c>README.md</c> sees each function work, and sees the difference that a changed event makes.</summary>
public sealed partial class ReadmePageTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    [Theory]
    [InlineData("PlanNarrations", "0 jobs", "0")]
    [InlineData("NarrateNote", "0 narrations", "0")]
    [InlineData("FinishNarration", "0 messages", "0")]
    [InlineData("ReplayDeadLetters", "0 jobs 1", "0 jobs 4")]
    [InlineData("DictateNote", "0 dictations", "1")]
    public async Task Each_function_is_tried_on_a_sample_event_and_on_a_changed_one(string function, string asItIs, string changed)
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Find(), "README.md"), TestContext.Current.CancellationToken);
        var lines = Invocations().Matches(page).Select(match => match.Value)
            .Where(line => line.Contains($" invoke {function} ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, lines.Count);
        Assert.Equal(asItIs, await RunAsync(lines[0]));
        Assert.Equal(changed, await RunAsync(lines[1]));
    }

    public void Dispose() => _notecast.Dispose();

    /// <summary>Exit code, what was left, and how often a job was replayed.</summary>
    private async Task<string> RunAsync(string line)
    {
        var commands = line.Split(" | ").Select(command => CommandLineParser.SplitCommandLine(command).Skip(1).ToArray()).ToList();
        if (commands.Count > 1)
        {
            _notecast.Input = (await _notecast.RunBareAsync(commands[0])).Output;
        }

        var invoked = await _notecast.RunBareAsync([.. commands[^1], "--speech", "silent", "--json"]);
        var left = invoked.Json.GetProperty("left").EnumerateObject().Where(kind => kind.Name != "catalog").ToList();
        var replays = left.Single(kind => kind.Name == "jobs").Value.EnumerateArray()
            .SelectMany(job => job.GetProperty("attributes").EnumerateObject())
            .Where(attribute => attribute.Name == "Replays")
            .Select(attribute => attribute.Value.GetString()!);
        return string.Join(
            ' ', [$"{invoked.ExitCode}", .. left.Where(kind => kind.Value.GetArrayLength() > 0).Select(kind => kind.Name), .. replays]);
    }

    /// <summary>The lines of the pairs below the heading, with the commands before the pipe.</summary>
    [GeneratedRegex(@"(?m)(?<=^## Try a function\n[\s\S]*)^notecast .*\binvoke [A-Z].*$")]
    private static partial Regex Invocations();
}
