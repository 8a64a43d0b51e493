using System.Globalization;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Dead letters, a line each, written as they are read: the columns follow from the terminal's width alone.</summary>
internal sealed class LetterTable
{
    private const int IdPrefix = 8;
    private const int WholeId = 36;
    private const int KindWidth = 17;

    /// <summary>From here on there is room for the function beside its step; from there on for whole ids.</summary>
    private const int Wide = 115;

    private const int VeryWide = 160;
    private readonly Terminal _terminal;
    private readonly DateTimeOffset _now;
    private readonly TextTable _table;

    public LetterTable(Terminal terminal)
    {
        _terminal = terminal;
        _now = terminal.Time.GetUtcNow();
        TextColumn[] before = [new("ID", terminal.Width >= VeryWide ? WholeId : IdPrefix)];
        TextColumn[] after = [new("TRIES", 5, IsFigure: true), new("LAST", 7, IsFigure: true), new("BACK", 4, IsFigure: true)];
        TextColumn[] cause = terminal.Width >= Wide
            ? [new("KIND", KindWidth), new("STEP", 22), new("ERROR", 20)]
            : [new("KIND", 10), new("STEP", 7), new("ERROR", 14)];
        var left = terminal.Width - before.Concat(cause).Concat(after).Sum(column => column.Width + TextColumn.Gap);
        _table = new TextTable(terminal, [.. before, .. cause, new("NOTE", Math.Clamp(left, 8, 60), IsKey: true), .. after]);
    }

    public void Write(IEnumerable<RecognizedDeadLetter> letters)
    {
        foreach (var letter in letters)
        {
            _table.Write(CellsOf(letter));
        }
    }

    private string[] CellsOf(RecognizedDeadLetter letter) =>
    [
        _terminal.Width >= VeryWide || letter.Message.MessageId.Length < IdPrefix ? letter.Message.MessageId : letter.Message.MessageId[..IdPrefix],
        DeadLetterKindNames.Of(letter.Kind),
        LetterText.Known(_terminal.Width >= Wide ? DeadLetterGroup.Of(letter).Step : letter.Step),
        letter.ErrorType,
        LetterText.Known(letter.Note?.ToString() ?? ""),
        letter.Attempts.ToString(CultureInfo.InvariantCulture),
        Words.Age(_now - letter.LastFailedAt),
        letter.Replays.ToString(CultureInfo.InvariantCulture),
    ];
}
