using System.Text.Json;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Embedded;

namespace Notecast.Cli.Tests;

public sealed class ReconcileTests : IDisposable
{
    private readonly CommandLine _notecast = new();

    public void Dispose() => _notecast.Dispose();

    private string AuditLog => Path.Combine(_notecast.Data, "operations", "audit.jsonl");

    [Fact]
    public async Task A_dry_run_shows_what_would_be_done_and_changes_nothing()
    {
        await PutAsync("tea");

        var dry = await _notecast.RunAsync("reconcile", "--dry-run", "--list");

        Assert.Equal((0, ""), (dry.ExitCode, dry.Error));
        Assert.Equal("ada/tea: missing, would be queued", dry.Lines[0]);
        Assert.Contains(dry.Lines, line => line.TrimEnd() == "missing     1  not in the catalog, or there as removed");
        Assert.Contains(dry.Lines, line => line.TrimEnd() == "to queue    1  jobs");
        Assert.EndsWith(": nothing was changed.", dry.Lines[^1], StringComparison.Ordinal);
        Assert.False(File.Exists(AuditLog));
        var status = (await _notecast.RunAsync("status", "--json")).Json;
        Assert.Equal(0, status.GetProperty("queues").GetProperty("synthesisQueue").GetProperty("visible").GetInt64());
    }

    [Fact]
    public async Task Missing_notes_are_queued_and_wait_for_the_pipeline()
    {
        await PutAsync("tea");
        await PutAsync("milk");

        var reconcile = await _notecast.RunAsync("reconcile");

        Assert.Equal((0, ""), (reconcile.ExitCode, reconcile.Error));
        Assert.Equal($"2 jobs will wait until the pipeline runs: notecast up --data {_notecast.Data}", reconcile.Lines[^1]);
        Assert.Equal(0, (await UpAsync()).ExitCode);
        Assert.Equal([("upToDate", 2)], FindingsOf(await _notecast.RunAsync("reconcile", "--json")));
    }

    [Fact]
    public async Task Proposed_commands_are_ready_for_a_shell()
    {
        var folder = _notecast.PathOf("my notes");
        await _notecast.RunBareAsync("note", "put", "ada", "bad", "<speak>Tea", "--ssml", "--data", folder);
        await _notecast.RunBareAsync("up", "--speech", "silent", "--once", "--data", folder);
        await _notecast.RunBareAsync("note", "put", "ada", "more", "More tea.", "--data", folder);
        var reconcile = await _notecast.RunBareAsync("reconcile", "--data", folder);

        var failed = reconcile.Lines.Single(line => line.StartsWith("failed", StringComparison.Ordinal)).TrimEnd();
        Assert.EndsWith($" see: notecast dlq list --data '{folder}'", failed, StringComparison.Ordinal);
        Assert.Equal($"1 job will wait until the pipeline runs: notecast up --data '{folder}'", reconcile.Lines[^1]);
    }

    [Fact]
    public async Task Nothing_is_said_of_waiting_while_the_pipeline_runs()
    {
        await PutAsync("tea");
        await using var running = EmbeddedStack.OpenAsPipeline(_notecast.Data, TimeProvider.System);

        var reconcile = await _notecast.RunAsync("reconcile");

        Assert.DoesNotContain("will wait", reconcile.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Audio_that_is_gone_is_made_anew_and_bills_nothing()
    {
        await PutAsync("tea");
        await UpAsync();
        File.Delete((await _notecast.RunAsync("note", "list", "--json")).Json.GetProperty("file").GetString()!);

        Assert.Equal([("audioMissing", 1)], FindingsOf(await _notecast.RunAsync("reconcile", "--json")));

        Assert.Equal("This run: 0 segments synthesized, 0 characters billed.", (await UpAsync()).Lines[^1]);
        Assert.True(File.Exists((await _notecast.RunAsync("note", "list", "--json")).Json.GetProperty("file").GetString()));
    }

    [Fact]
    public async Task Audio_of_no_note_is_deleted()
    {
        var content = ContentHash.Parse(new string('a', 64));
        var lost = new NarrationKey(new NoteKey("eve", NoteId.FromString("lost")), Revision.FromSequenceNumber("7"), content);
        await using var stack = EmbeddedStack.OpenAsClient(_notecast.Data, TimeProvider.System);
        var metadata = new NarrationMetadata
        {
            Content = content,
            VoiceId = "Amy",
            BilledCharacters = 5,
            Segments = 1,
            ShortestPlausible = TimeSpan.Zero,
            CorrelationId = "",
        };
        await stack.Narrations.PutAsync(
            lost, metadata, (audio, stop) => audio.WriteAsync(new byte[] { 1 }, stop).AsTask(), TestContext.Current.CancellationToken);

        var reconcile = await _notecast.RunAsync("reconcile", "--list");

        Assert.Equal($"eve/lost: orphaned, deleted ({lost})", reconcile.Lines[0]);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_notecast.Data, "audio"), "*.mp3", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_failed_for_good_is_left_alone_unless_it_is_asked_for()
    {
        await _notecast.RunAsync("note", "put", "ada", "bad", "<speak>Tea", "--ssml");
        await UpAsync();

        var left = await _notecast.RunAsync("reconcile", "--list", "--json");
        var queued = await _notecast.RunAsync("reconcile", "--failed", "--list", "--json");

        Assert.Equal(
            """{"event":"finding","userId":"ada","noteId":"bad","finding":"failed","action":"left","object":null}""",
            JsonSerializer.Serialize(left.JsonLines[0]));
        Assert.Equal("queued", queued.JsonLines[0].GetProperty("action").GetString());
        Assert.Equal(["end", "end"], new[] { left, queued }.Select(run => run.JsonLines[^1].GetProperty("event").GetString()));
        var results = new[] { left, queued }.Select(run => run.JsonLines[^1].GetProperty("result"));
        Assert.Equal([0, 1], results.Select(result => result.GetProperty("queued").GetInt64()));
    }

    [Theory]
    [InlineData("0s", "stuck")]
    [InlineData("1d", "pending")]
    public async Task What_is_on_its_way_for_too_long_is_planned_again(string age, string finding)
    {
        await PutAsync("tea");
        await _notecast.RunAsync("reconcile");

        Assert.Equal([(finding, 1)], FindingsOf(await _notecast.RunAsync("reconcile", "--pending-age", age, "--json")));
    }

    [Fact]
    public async Task A_run_that_changes_something_is_in_the_audit_log()
    {
        await PutAsync("tea");

        await _notecast.RunAsync("reconcile", "--failed");

        using var entry = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(AuditLog, TestContext.Current.CancellationToken)));
        Assert.Equal("reconcile", entry.RootElement.GetProperty("action").GetString());
        Assert.Equal($"{Environment.UserName}@{Environment.MachineName}", entry.RootElement.GetProperty("who").GetString());
        Assert.EndsWith("--failed", entry.RootElement.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, long Count)> FindingsOf(CommandLine.Outcome outcome) => outcome.Json.GetProperty("findings")
        .EnumerateObject()
        .Select(finding => (finding.Name, finding.Value.GetInt64()))
        .Where(finding => finding.Item2 > 0);

    private Task<CommandLine.Outcome> PutAsync(string note) => _notecast.RunAsync("note", "put", "ada", note, "Tea at five.");

    private Task<CommandLine.Outcome> UpAsync() => _notecast.RunAsync("up", "--speech", "silent", "--once");
}
