using CsCheck;
using Notecast.Cli.Output;
using Notecast.Cli.Up;
using Notecast.Domain.Catalog;
using Notecast.Domain.Failures;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.Embedded;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;

namespace Notecast.Cli.Tests;

public sealed class NoteTableTests
{
    private static readonly Gen<string> Id = Gen.OneOf(
        Gen.OneOf("a", "[red]", "[/]", "\u001b[2J", "日本語のとても長いメモ", "👨‍👩‍👧‍👦", "a\nb", "../..", "x y"),
        Gen.Char['a', 'z'].Array[1, 120].Select(characters => new string(characters)));

    private static readonly Gen<NoteRow> Row = Gen.Select(Id, Id, Gen.Enum<NarrationStatus>(), Gen.Int[0, 100_000], Gen.Long[0, 5_000_000_000])
        .Select((user, note, status, seconds, bytes) => NewRow(user, note, status, seconds, bytes));

    [Fact]
    public void No_line_is_wider_than_the_terminal_and_each_note_has_one_line() =>
        Gen.Select(Row.Array[1, 12], Gen.Int[80, 160]).Holds((rows, width) =>
        {
            var lines = Render(NoteTable.Of(rows, width), width);
            return lines.Length == rows.Length + 1 && lines.All(line => Cells.WidthOf(line) <= width);
        });

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Figures_are_never_cut(int width)
    {
        var row = NewRow(new string('u', 60), new string('n', 60), NarrationStatus.Ready, 754.3, 4_526_000);
        var line = Render(NoteTable.Of([row], width), width)[1];
        Assert.Matches(@"^u+… +n+… +ready +12:34\.3 +Joanna +12 +4\.5 MB +\S*…\S+\.mp3$", line.TrimEnd());
    }

    [Fact]
    public void Short_ids_are_whole_on_a_small_terminal()
    {
        var line = Render(NoteTable.Of([NewRow("ada", "shopping-list", NarrationStatus.Ready, 4, 51_000)], 80), 80)[1];
        Assert.StartsWith("ada ", line, StringComparison.Ordinal);
        Assert.Contains(" shopping-list ", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_fits_the_terminal() =>
        Gen.Select(Gen.Int[9, 60], Gen.Int[80, 160], Gen.Int[0, 100], Row).Holds((height, width, failed, row) =>
        {
            var status = NewStatus(failed);
            var shape = FrameShape.For(width, height, status);
            var frame = new Frame
            {
                Heading = "notecast up",
                Shape = shape,
                Rows = [.. Enumerable.Repeat(row, shape.Rows)],
                Failures = [.. Enumerable.Repeat(NewRow("ada", "bad", NarrationStatus.Failed, 0, 0), shape.Failures)],
                Status = status,
                ThisRun = status.Totals,
                PerMinute = 1234,
            };
            var lines = Render(frame.Render(), width);
            return lines.Length < height && lines.All(line => Cells.WidthOf(line) <= width);
        });

    [Fact]
    public void A_frame_shows_failures_with_their_remedies()
    {
        var status = NewStatus(failed: 5);
        var shape = FrameShape.For(120, 30, status);
        var frame = new Frame
        {
            Heading = "notecast up",
            Shape = shape,
            Rows = [],
            Failures = [NewRow("[red]", "bad", NarrationStatus.Failed, 0, 0)],
            Status = status,
            ThisRun = status.Totals,
            PerMinute = 0,
        };
        var lines = Render(frame.Render(), 120).Select(line => line.TrimEnd()).ToList();
        var failure = lines.IndexOf("[red]/bad: There is no voice 'Nobody'.");
        Assert.Equal("  Use another voice.", lines[failure + 1]);
        Assert.Equal("and 4 more failures: notecast note list --status failed", lines[failure + 2]);
        Assert.Contains("1 pending · 2 ready · 5 failed", lines);
    }

    private static string[] Render(IRenderable renderable, int width)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        console.Write(renderable);
        return console.Output.TrimEnd('\n').Split('\n');
    }

    private static PipelineStatus NewStatus(int failed) => new()
    {
        Pending = 1,
        Ready = 2,
        Failed = failed,
        Removed = 0,
        OldestPendingSince = null,
        OldestPendingAge = null,
        UnreadNoteChanges = 0,
        SynthesisQueue = new QueueDepth(0, 0, 0),
        DeadLetterQueue = new QueueDepth(0, 0, 0),
        ReplayQueue = new QueueDepth(0, 0, 0),
        PendingInvocations = 0,
        Totals = new PipelineTotals(1, 2, 3),
    };

    private static NoteRow NewRow(string user, string note, NarrationStatus status, double seconds, long bytes)
    {
        var key = new NoteKey(user, NoteId.FromString(note));
        var revision = Revision.FromSequenceNumber("42");
        var content = ContentHash.Parse(new string('0', 64));
        var failure = new Failure(FailureCode.VoiceUnknown, "There is no voice 'Nobody'.", "Use another voice.", IsPermanent: true);
        return new NoteRow
        {
            Key = key,
            Status = status,
            RequestedAt = DateTimeOffset.UnixEpoch,
            Ready = status == NarrationStatus.Ready ? new Ready
            {
                Revision = revision,
                Content = content,
                Key = new NarrationKey(new NoteKey("u", NoteId.FromString("n")), revision, content),
                Duration = TimeSpan.FromSeconds(seconds),
                Bytes = bytes,
                BilledCharacters = 5,
                VoiceId = "Joanna",
                ReadyAt = DateTimeOffset.UnixEpoch,
            } : null,
            Segments = status == NarrationStatus.Ready ? 12 : null,
            FilePath = status == NarrationStatus.Ready ? $"/srv/data/audio/narrations/u/n/{revision}-0123456789abcdef.mp3" : null,
            Failure = status == NarrationStatus.Failed ? failure : null,
        };
    }
}
