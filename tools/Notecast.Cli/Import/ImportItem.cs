using Notecast.Domain.Notes;

namespace Notecast.Cli.Import;

/// <summary>One line or file of an import: a note, or what is wrong with it.</summary>
/// <param name="Place">Where it is: <c>file:line</c>, or a file.</param>
/// <param name="Note">The note, if it is one.</param>
/// <param name="Problem">Which rule it breaks and what to do, if it is none.</param>
internal sealed record ImportItem(string Place, Note? Note, string? Problem)
{
    public static ImportItem Good(string place, Note note) => new(place, note, null);

    public static ImportItem Bad(string place, string problem) => new(place, null, problem);
}
