using Notecast.Domain.Failures;

namespace Notecast.Functions.DictateNote;

/// <summary>The refusal of a request that cannot be read.</summary>
internal static class RequestProblem
{
    private const string Example =
        """Send an object such as {"UserId": "newbie", "NoteId": "2", "VoiceId": "Joey"}, with or without VoiceId.""";

    /// <summary>A refusal.</summary>
    /// <param name="reason">A sentence that names the property and the rule, and quotes nothing long.</param>
    public static PermanentFailureException Because(string reason) => new(FailureCode.RequestUnreadable, reason, Example);
}
