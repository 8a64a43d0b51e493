using Notecast.Cli.Hosting;
using Notecast.Cli.Operations;
using Notecast.Domain.Failures;

namespace Notecast.Cli.Tests.Operations;

public sealed class DlqDiscardTests : IAsyncDisposable
{
    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_discarded_is_in_a_file_that_brings_it_back()
    {
        var tea = await _desk.FailAsync("tea");
        var odd = _desk.Put("no letter of ours\n", "odd");
        Assert.Equal(0, await _desk.DiscardAsync());
        Assert.Empty(_desk.Box.Letters);
        var file = Assert.Single(_desk.ArchiveFiles);
        Assert.Equal([LetterLine.Write(tea), LetterLine.Write(odd)], await File.ReadAllLinesAsync(file, _desk.Stop));
        var entry = Assert.Single(_desk.Audit.Entries);
        Assert.Equal(("discard", $"{OperationsDesk.TypedCommand} (kept in {file})"), (entry.Action, entry.Details));
        Assert.Equal(["letter-tea", "odd"], entry.MessageIds);

        Assert.Equal(0, await _desk.ImportAsync(file));
        Assert.Equal([tea.Body, odd.Body], _desk.Box.Letters.Select(letter => letter.Body));
        Assert.Equal(tea.Attributes, _desk.Box.Letters[0].Attributes);
        Assert.Equal("2 letters added, 0 there already.", _desk.Lines[^1]);
    }

    [Fact]
    public void A_file_at_the_top_of_a_file_system_can_be_flushed() =>
        Notecast.Embedded.Narrations.DirectorySync.Flush(Path.GetTempPath(), Path.GetPathRoot(Path.GetTempPath())!);

    [Theory]
    [InlineData("yes", 0, 0)]
    [InlineData("n", ExitCodes.Failed, 1)]
    public async Task A_person_is_shown_what_and_how_many_and_asked(string answer, int exitCode, int left)
    {
        await _desk.FailAsync("tea");
        _desk.Answer = answer;
        Assert.Equal(exitCode, await _desk.DiscardAsync(isConfirmed: false));
        Assert.Equal(left, _desk.Box.Letters.Count);
        Assert.Contains("1  synthesis-job  NarrateNote/narrate  VoiceUnknown", _desk.Error, StringComparison.Ordinal);
        Assert.Contains("Discard 1 letter of the desk?", _desk.Error, StringComparison.Ordinal);
        Assert.Equal(1 - left, _desk.ArchiveFiles.Length);
    }

    [Fact]
    public async Task Nothing_is_deleted_that_is_not_in_a_file()
    {
        await _desk.FailAsync("tea");
        await File.WriteAllTextAsync(_desk.Archive, "a file where the folder should be", _desk.Stop);
        Assert.Equal(ExitCodes.Environment, await _desk.DiscardAsync());
        Assert.StartsWith("notecast: ended after 0 letters: ", _desk.Error, StringComparison.Ordinal);
        Assert.Single(_desk.Box.Letters);
        Assert.Empty(_desk.Audit.Entries);
        File.Delete(_desk.Archive);
    }

    [Fact]
    public async Task A_disk_that_is_full_keeps_whole_batches_in_the_file_and_the_rest_in_the_queue()
    {
        for (var number = 0; number < _desk.Box.BatchSize + 2; number++)
        {
            _desk.Put($"body {number}", OperationsDesk.Number(number));
        }

        var kept = _desk.Box.Letters.Take(_desk.Box.BatchSize).Select(LetterLine.Write).ToArray();
        _desk.Box.Letters[^1] = _desk.Box.Letters[^1] with { Attributes = new FullDisk(_desk.Box.Letters[^1].Attributes) };
        Assert.Equal(ExitCodes.Environment, await _desk.DiscardAsync());
        var file = Assert.Single(_desk.ArchiveFiles);
        Assert.Equal(string.Concat(kept.Select(line => $"{line}\n")), await File.ReadAllTextAsync(file, _desk.Stop));
        Assert.Equal(["body 10", "body 11"], _desk.Box.Letters.Select(letter => letter.Body));
        Assert.StartsWith("10 letters discarded and kept in ", _desk.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("They come back with: notecast dlq import ", _desk.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"notecast: ended after 10 letters: {file}: cannot be written (No space left", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_deleted_that_is_not_in_the_audit_log()
    {
        await _desk.FailAsync("tea");
        _desk.Audit.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "The log is full.", "Make space.");
        Assert.Equal(ExitCodes.Failed, await _desk.DiscardAsync());
        Assert.Single(_desk.Box.Letters);
        Assert.Contains("ended after 0 letters: The log is full. Make space.", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_that_come_while_it_runs_are_left_alone()
    {
        _desk.Put("odd", "odd");
        _desk.Audit.Before = () => _desk.Put("later", "later");
        Assert.Equal(0, await _desk.DiscardAsync());
        Assert.Equal("later", Assert.Single(_desk.Box.Letters).MessageId);
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    public async Task What_came_after_the_question_is_left_alone_by_the_queues_own_clock(int minutes)
    {
        var queue = OperationsDesk.Start.AddMinutes(minutes);
        _desk.Put("odd", "odd", queue);
        _desk.Answer = "yes";
        var opened = 0;
        _desk.OpensBox = () =>
        {
            if (++opened == 2)
            {
                _desk.Put("later", "later", queue.AddSeconds(1));
            }

            return _desk.Box;
        };
        Assert.Equal(0, await _desk.DiscardAsync(isConfirmed: false));
        Assert.Equal("later", Assert.Single(_desk.Box.Letters).MessageId);
    }

    [Fact]
    public async Task Letters_that_others_hide_are_told()
    {
        _desk.Box.Hidden = 1;
        Assert.Equal(0, await _desk.DiscardAsync());
        Assert.StartsWith(
            "No dead letter that could be read matches. About 1 other dead letter could not be read: ",
            _desk.Lines.Single(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_matches_when_none_does()
    {
        Assert.Equal(0, await _desk.DiscardAsync());
        Assert.Equal("No dead letter matches.", _desk.Lines.Single());
        Assert.Empty(_desk.ArchiveFiles);
    }
}
