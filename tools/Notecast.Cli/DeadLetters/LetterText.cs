using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>What is known of dead letters, in words.</summary>
internal static class LetterText
{
    private const string Permanent = "permanent";
    private const string Transient = "transient";

    /// <summary>What a letter tells, or what stands where it tells nothing.</summary>
    public static string Known(string text) => text.Length > 0 ? text : "-";

    public static string ClassOf(RecognizedDeadLetter letter) => letter.IsPermanent ? Permanent : Transient;

    public static string ClassOf(LetterGroup group) => group.Permanent switch
    {
        0 => Transient,
        var permanent when permanent == group.Count => Permanent,
        _ => "partly permanent",
    };

    public static string MessageOf(RecognizedDeadLetter letter) => letter.ErrorMessage.Length > 0 ? letter.ErrorMessage : "no message.";
}
