using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
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

    /// <summary>Says that nothing was found, or why that is not certain.</summary>
    /// <param name="otherwise">What is said when no letter is hidden.</param>
    /// <param name="hidden">About how many letters could not be read; at least 0.</param>
    public static string None(string otherwise, long hidden) => hidden == 0
        ? otherwise
        : $"No dead letter that could be read matches. {Hidden(hidden)}";

    /// <summary>Where standard output is for letters alone: says it beside them when letters are hidden.</summary>
    public static void ComplainOfHidden(this Terminal terminal, long hidden)
    {
        if (hidden > 0)
        {
            terminal.Complain($"warning: {Hidden(hidden)}");
        }
    }

    /// <summary>Says that letters could not be read, and what to do.</summary>
    public static string Hidden(long count) =>
        $"About {Words.Count(count, "other dead letter")} could not be read: another command hides them, or one that was killed, "
        + "or they came just now. Look again when it has ended, or its hold: two minutes or more, or what --hold says.";

    public static string MessageOf(RecognizedDeadLetter letter) => letter.ErrorMessage.Length > 0 ? letter.ErrorMessage : "no message.";
}
