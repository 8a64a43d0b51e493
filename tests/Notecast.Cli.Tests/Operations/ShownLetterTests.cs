using Notecast.Cli.DeadLetters.Showing;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;

namespace Notecast.Cli.Tests.Operations;

public sealed class ShownLetterTests : IAsyncDisposable
{
    private readonly OperationsDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_letter_is_shown_even_while_its_note_cannot_be_read()
    {
        var letter = DeadLetterReader.Read(await _desk.FailAsync("tea"));
        _desk.Catalog.Outage = new TransientFailureException(FailureCode.StorageUnavailable, "The catalog is away.", "Wait.");
        var shown = await ShownLetter.ReadAsync(_desk.Target, letter, _desk.Stop);
        Assert.Contains("The catalog is away.", shown.Problem, StringComparison.Ordinal);

        new LetterSheet(_desk.Terminal).Write(shown);
        Assert.Contains("letter-tea", _desk.Lines[0], StringComparison.Ordinal);
        Assert.Contains("There is no voice 'Bob'.", _desk.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be told now, nor how the note stands: The catalog is away.", _desk.Output, StringComparison.Ordinal);
        var document = ShownLetterDocument.Of(shown);
        Assert.Equal((null, null, shown.Problem), (document.Note, document.Replay, document.Problem));
    }

    [Fact]
    public async Task Nothing_of_a_note_is_missing_when_all_can_be_read()
    {
        var letter = DeadLetterReader.Read(await _desk.FailAsync("tea"));
        _desk.Notes.Put(OperationsDesk.Key("tea"), new() { Text = "My secret." });
        var shown = await ShownLetter.ReadAsync(_desk.Target, letter, _desk.Stop);
        Assert.Equal((10, null), (shown.Note?.TextLength, shown.Problem));
        Assert.NotNull(shown.Replay);
    }
}
