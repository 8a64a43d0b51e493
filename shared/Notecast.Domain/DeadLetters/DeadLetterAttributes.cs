using System.Globalization;
using System.Text;
using System.Xml;
using Notecast.Domain.Failures;

namespace Notecast.Domain.DeadLetters;

/// <summary>
/// A dead letter's cause as message attributes, so that the body stays what its step was given. SQS allows ten attributes a message: nine
/// are the cause's, the tenth (<see cref="ReplayOf"/>) is for the copy that is on its way back.
/// </summary>
public static class DeadLetterAttributes
{
    /// <summary>The most attributes of a message. Source: Amazon SQS Developer Guide, "Amazon SQS message quotas".</summary>
    public const int MaxCount = 10;

    /// <summary>A message attribute's text is cut to this many characters: a whole message may have 1 MiB, but nobody reads it.</summary>
    public const int MaxTextLength = 1_000;

    /// <summary>On the replay queue: the id of the dead letter that the message is the copy of.</summary>
    public const string ReplayOf = "ReplayOf";

    /// <summary>How often the letter was replayed and came back.</summary>
    public const string Replays = "Replays";

    /// <summary>When the step failed first.</summary>
    public const string FirstFailedAt = "FirstFailedAt";

    /// <summary>What is wrong and what to do about it: the longest attribute.</summary>
    public const string ErrorMessage = "ErrorMessage";

    /// <summary>The function that failed and its step.</summary>
    public const string Step = "Step";

    /// <summary>The failure's code; the exception's type when it has none.</summary>
    public const string ErrorType = "ErrorType";

    /// <summary><see cref="Permanent"/> or <see cref="Transient"/>.</summary>
    public const string FailureClass = "FailureClass";

    /// <summary>The class of what no retry can mend.</summary>
    public const string Permanent = "permanent";

    /// <summary>The class of what may work later.</summary>
    public const string Transient = "transient";

    /// <summary>How often the step was tried.</summary>
    public const string Attempts = "Attempts";

    /// <summary>When the step failed last.</summary>
    public const string LastFailedAt = "LastFailedAt";

    /// <summary>Follows the change through every log line.</summary>
    public const string CorrelationId = "CorrelationId";

    /// <summary>Between a function's name, which cannot have it, and the step.</summary>
    internal const string StepSeparator = "/";

    private static readonly HashSet<string> Names =
    [
        Step, ErrorType, ErrorMessage, FailureClass, Attempts, FirstFailedAt, LastFailedAt, CorrelationId, Replays, ReplayOf,
    ];

    /// <summary>All attributes of a letter: its cause's, then as many of those that it had before as a message may have.</summary>
    public static IReadOnlyList<MessageAttribute> Write(DeadLetter letter)
    {
        var ours = Write(letter.Cause).Select(attribute => new MessageAttribute(attribute.Key, MessageAttribute.TextType, attribute.Value));
        return [.. ours.Concat(letter.EarlierAttributes.Where(attribute => !IsOurs(attribute.Name))).Take(MaxCount)];
    }

    /// <summary>Whether Notecast itself writes the attribute of this name.</summary>
    public static bool IsOurs(string name) => Names.Contains(name);

    /// <summary>Writes a cause, names and values in a fixed order. No value is empty or has a character that SQS would refuse.</summary>
    public static IReadOnlyDictionary<string, string> Write(DeadLetterCause cause)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Step] = StepText(cause.Function, cause.Step),
            [ErrorType] = cause.Failure.Code == FailureCode.Unexpected ? cause.ErrorType : cause.Failure.Code.ToString(),
            [ErrorMessage] = Clean($"{cause.Failure.Reason} {cause.Failure.Remedy}"),
            [FailureClass] = cause.Failure.IsPermanent ? Permanent : Transient,
            [Attempts] = cause.Attempts.ToString(CultureInfo.InvariantCulture),
            [FirstFailedAt] = cause.FirstFailedAt.ToString("O", CultureInfo.InvariantCulture),
            [LastFailedAt] = cause.LastFailedAt.ToString("O", CultureInfo.InvariantCulture),
            [Replays] = cause.Replays.ToString(CultureInfo.InvariantCulture),
        };
        if (cause.CorrelationId.Length > 0)
        {
            attributes[CorrelationId] = Clean(cause.CorrelationId);
        }

        return attributes;
    }

    /// <summary>A function and its step as one text.</summary>
    internal static string StepText(string function, string step) => $"{function}{StepSeparator}{step}";

    /// <summary>
    /// Cuts a text that may quote what a client wrote, and replaces what SQS refuses: all but the characters of XML 1.0.
    /// Source: Amazon SQS API Reference, SendMessage.
    /// </summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var rune in UnicodeText.Shorten(text, MaxTextLength).EnumerateRunes())
        {
            var isTaken = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(isTaken ? rune.ToString() : Rune.ReplacementChar.ToString());
        }

        return clean.ToString();
    }
}
