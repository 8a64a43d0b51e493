using System.Text.Json;

namespace AWS.Lambda.Powertools.Logging.Internal;

/// <summary><c>note_id</c> and <c>noteId</c> become <c>NoteId</c>.</summary>
internal sealed class PascalCaseNamingPolicy : JsonNamingPolicy
{
    internal static readonly PascalCaseNamingPolicy Instance = new();

    public override string ConvertName(string name) =>
        string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
