namespace Notecast.Cli.Tests;

public sealed class ProgressTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Theory]
    [InlineData("Reconciling", "reconcile")]
    [InlineData("Reading", "dlq", "list")]
    [InlineData("Replaying", "dlq", "replay", "--all", "--yes", "--wait", "0")]
    [InlineData("Discarding", "dlq", "discard", "--all", "--yes")]
    public async Task Long_work_shows_a_bar_on_a_terminal_and_nowhere_else(string title, params string[] command)
    {
        await _notecast.RunAsync("note", "put", "ada", "bad", "<speak>Tea", "--ssml");
        await _notecast.RunAsync("up", "--once", "--speech", "silent");

        var watched = await _notecast.RunOnTerminalAsync(command);
        var piped = await _notecast.RunBareAsync([.. command, "--data", _notecast.Data]);

        Assert.Equal((0, ""), (watched.ExitCode, watched.Error));
        Assert.Matches($"{title} .*━.*%", watched.Output);
        Assert.Equal(0, piped.ExitCode);
        Assert.DoesNotContain("━", piped.Output, StringComparison.Ordinal);
    }
}
