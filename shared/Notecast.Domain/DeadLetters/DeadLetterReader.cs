using System.Globalization;

namespace Notecast.Domain.DeadLetters;

/// <summary>Tells what a dead letter is. Every message is recognised: what is none of the kinds is said to be unknown.</summary>
/// <remarks>
/// What the message's attributes say counts; what they do not say is taken from the body, as Lambda's own records and jobs that the
/// synthesis queue redrove have no attributes of ours.
/// </remarks>
public static class DeadLetterReader
{
    /// <summary>Reads a message's body and attributes. It does not throw, whatever they hold.</summary>
    public static RecognizedDeadLetter Read(DeadLetterMessage message)
    {
        var body = BodyReader.Read(message);
        var (function, step) = ReadStep(message.Attributes, body);
        return new RecognizedDeadLetter
        {
            Message = message,
            Kind = body.Kind,
            Content = body.Content,
            Function = function,
            Step = step,
            ErrorType = Text(message.Attributes, DeadLetterAttributes.ErrorType) ?? Shorten(body.ErrorType),
            ErrorMessage = Text(message.Attributes, DeadLetterAttributes.ErrorMessage) ?? Shorten(body.ErrorMessage),
            IsPermanent = message.Attributes.GetValueOrDefault(DeadLetterAttributes.FailureClass) switch
            {
                DeadLetterAttributes.Permanent => true,
                DeadLetterAttributes.Transient => false,
                _ => body.IsPermanent,
            },
            Attempts = Math.Max(1, Count(message.Attributes, DeadLetterAttributes.Attempts) ?? body.Attempts),
            FirstFailedAt = Moment(message.Attributes, DeadLetterAttributes.FirstFailedAt)
                ?? body.FirstFailedAt
                ?? body.LastFailedAt
                ?? message.SentAt,
            LastFailedAt = Moment(message.Attributes, DeadLetterAttributes.LastFailedAt) ?? body.LastFailedAt ?? message.SentAt,
            CorrelationId = Text(message.Attributes, DeadLetterAttributes.CorrelationId) ?? Shorten(body.CorrelationId),
            Note = body.Note,
            Replays = Count(message.Attributes, DeadLetterAttributes.Replays) ?? 0,
        };
    }

    /// <summary>The function and its step, which are one attribute.</summary>
    private static (string Function, string Step) ReadStep(IReadOnlyDictionary<string, string> attributes, BodyReading body)
    {
        var text = Text(attributes, DeadLetterAttributes.Step) ?? "";
        var slash = text.IndexOf(DeadLetterAttributes.StepSeparator, StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1
            ? (text[..slash], text[(slash + 1)..])
            : (Shorten(body.Function), Shorten(body.Step));
    }

    private static string? Text(IReadOnlyDictionary<string, string> attributes, string name) =>
        attributes.GetValueOrDefault(name) is { Length: > 0 } text ? Shorten(text) : null;

    private static int? Count(IReadOnlyDictionary<string, string> attributes, string name) =>
        int.TryParse(attributes.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static DateTimeOffset? Moment(IReadOnlyDictionary<string, string> attributes, string name) =>
        JsonMembers.ReadMoment(attributes.GetValueOrDefault(name));

    /// <summary>Ours are no longer than this, with their ellipsis; another's may have any length, and are shown in tables.</summary>
    private static string Shorten(string text) => UnicodeText.Shorten(text, DeadLetterAttributes.MaxTextLength + 1);
}
