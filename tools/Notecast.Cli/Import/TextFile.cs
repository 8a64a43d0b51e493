using Notecast.Domain.Notes;
using Notecast.Domain.Speech;

namespace Notecast.Cli.Import;

/// <summary>A file that is one note: its name is the note's id, its folder the user.</summary>
internal sealed class TextFile(ImportFile file, string? defaultUser)
{
    public ImportItem Read()
    {
        if ((file.Folder ?? defaultUser) is not { Length: > 0 } user)
        {
            return ImportItem.Bad(file.Place, "has no user. Put it into a folder named by the user, or give --user.");
        }

        if (file.Place.Count(character => character == '/') > 1)
        {
            return ImportItem.Bad(file.Place, "is in a folder inside a user's folder. Put it into the user's folder.");
        }

        if (!NoteText.TryReadFile(file.FullPath, out var text, out var problem))
        {
            return ImportItem.Bad(file.Place, problem);
        }

        return NoteKeys.TryMake(user, file.NameWithoutExtension, isNumber: false, out var key, out problem)
            ? ImportItem.Good(file.Place, new Note(key, new NoteAttributes { Text = text, TextType = file.IsSsml ? TextTypes.Ssml : null }))
            : ImportItem.Bad(file.Place, problem);
    }
}
