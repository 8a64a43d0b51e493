using System.Security.Cryptography;
using System.Text;

namespace Notecast.Domain.DeadLetters;

/// <summary>What dead letters have in common that failed in the same way: one cause, most likely, and one remedy.</summary>
/// <param name="Kind">Their kind.</param>
/// <param name="Step">The function and its step, such as <c>NarrateNote/narrate</c>; empty when it is not known.</param>
/// <param name="ErrorType">The failure's code, or the exception's type where there is no code.</param>
public sealed record DeadLetterGroup(DeadLetterKind Kind, string Step, string ErrorType)
{
    /// <summary>The length of <see cref="Id"/>.</summary>
    public const int IdLength = 8;

    /// <summary>The group of a letter.</summary>
    public static DeadLetterGroup Of(RecognizedDeadLetter letter) => new(
        letter.Kind,
        letter.Function.Length == 0 ? letter.Step : DeadLetterAttributes.StepText(letter.Function, letter.Step),
        letter.ErrorType);

    /// <summary>The group's name for commands: eight hexadecimal digits that are the same in every run and on every machine.</summary>
    public string Id
    {
        get
        {
            var text = string.Join('\0', DeadLetterKindNames.Of(Kind), Step, ErrorType);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..IdLength];
        }
    }
}
