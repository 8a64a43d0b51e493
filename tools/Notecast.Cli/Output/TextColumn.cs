namespace Notecast.Cli.Output;

/// <summary>A column of lines that are written one by one, so that its width is known before its cells are.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="Width">How many columns of the terminal it takes.</param>
/// <param name="IsFigure">Whether it is set to the right.</param>
/// <param name="IsKey">Whether what does not fit is cut out of the middle, since the end tells keys apart.</param>
internal sealed record TextColumn(string Heading, int Width, bool IsFigure = false, bool IsKey = false)
{
    public const int Gap = 2;

    /// <summary>Cells as one line; each is cut to its column.</summary>
    public static string Line(IReadOnlyList<TextColumn> columns, IEnumerable<string> cells) =>
        string.Join(new string(' ', Gap), columns.Zip(cells, (column, cell) => column.Fit(cell))).TrimEnd();

    /// <summary>The line of headings.</summary>
    public static string Headings(IReadOnlyList<TextColumn> columns) => Line(columns, columns.Select(column => column.Heading));

    private string Fit(string cell)
    {
        var shown = IsKey ? Cells.FitMiddle(cell, Width) : Cells.Fit(cell, Width);
        var padding = new string(' ', Math.Max(0, Width - Cells.WidthOf(shown)));
        return IsFigure ? padding + shown : shown + padding;
    }
}
