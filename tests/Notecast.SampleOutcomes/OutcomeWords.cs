using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>
/// Says what was measured in the words of the page. Revisions are cut to the last four digits of their sequence number, content hashes to
/// the 16 digits that keys have.
/// </summary>
internal static partial class OutcomeWords
{
    private const string Dictations = "dictations/";

    /// <summary>The ids of a note as object keys have them.</summary>
    public static string Of(NoteKey note) => NarrationKey.PrefixOf(note)[NarrationKey.Folder.Length..^1];

    /// <summary>What the caller gets: a response, the object that a link leads to, or an error.</summary>
    public static string Answer(InvocationResult result)
    {
        if (result.Status != InvocationStatus.Succeeded)
        {
            return Short($"{result.ErrorType}: {result.ErrorMessage}");
        }

        var response = Encoding.UTF8.GetString(result.Payload.Span);
        return response.StartsWith('"') && Uri.TryCreate(JsonSerializer.Deserialize<string>(response), UriKind.Absolute, out var link)
            ? $"link to {Linked(link)}"
            : response;
    }

    public static string Job(LeftMessage message)
    {
        if (!SynthesisJobFormat.TryRead(message.Body, out var job, out var problem))
        {
            throw new InvalidOperationException($"The synthesis queue has a message that is no job: {problem}.");
        }

        var kind = job.Kind == JobKind.Narrate ? "narrate" : "remove";
        var type = job.Note.NoteId.IsNumber ? " (N)" : "";
        return Short($"{kind} {Of(job.Note)}{type} {job.Revision}{Replays(ReplayMark.Read(message.Attributes)?.Replays ?? 0)}");
    }

    public static string DeadLetter(LeftMessage message)
    {
        var letter = DeadLetterReader.Read(new DeadLetterMessage
        {
            MessageId = "",
            Body = message.Body,
            Attributes = message.Attributes,
            SentAt = default,
        });
        return $"{DeadLetterKindNames.Of(letter.Kind)}: {letter.ErrorType}{Replays(letter.Replays)}";
    }

    public static string Short(string text) => Hash().Replace(Revision().Replace(text, "…${end}"), "${start}…");

    private static string Replays(int count) => count == 0 ? "" : $" (replays {count})";

    /// <summary>The key of the object, whatever server or folder it is on.</summary>
    private static string Linked(Uri link)
    {
        var path = Uri.UnescapeDataString(link.AbsolutePath);
        return Short(path[path.IndexOf(Dictations, StringComparison.Ordinal)..]);
    }

    [GeneratedRegex(@"\d{36}(?<end>\d{4}\.\d{6})")]
    private static partial Regex Revision();

    [GeneratedRegex("(?<start>[0-9a-f]{16})[0-9a-f]{48}")]
    private static partial Regex Hash();
}
