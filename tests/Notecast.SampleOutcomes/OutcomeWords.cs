using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Dictations;
using Notecast.Domain.Jobs;
using Notecast.Domain.Narrations;
using Notecast.Domain.Notes;
using Notecast.EventSources.Invoking;

namespace Notecast.SampleOutcomes;

/// <summary>
/// Says what was measured in the words of the page. Revisions are cut to the last four digits of their sequence number, content hashes to
/// the 16 digits that keys of narrations have. Several values are in the order of their characters.
/// </summary>
internal static partial class OutcomeWords
{
    public static SampleOutcome Of(Traces traces) => new(new Dictionary<string, string>
    {
        ["answer"] = Answer(traces.Result),
        ["jobs"] = List(traces.Jobs.Select(Job)),
        ["dead letters"] = List(traces.DeadLetters.Select(DeadLetter)),
        ["narrations"] = List(traces.Narrations),
        ["dictations"] = List(traces.Dictations),
        ["messages"] = traces.Messages == 0 ? "" : traces.Messages.ToString(CultureInfo.InvariantCulture),
        ["catalog"] = List(traces.Catalog
            .Where(entry => entry.Status is not null)
            .Select(entry => Status(entry.Note, entry.Status.ToString()!))),
    });

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Short).Order(StringComparer.Ordinal));

    /// <summary>What the caller gets: a response, the object that a link leads to, or an error.</summary>
    private static string Answer(InvocationResult result)
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

    /// <summary>The key of the object, whatever server or folder it is on.</summary>
    private static string Linked(Uri link)
    {
        var path = Uri.UnescapeDataString(link.AbsolutePath);
        return Short(path[path.IndexOf(DictationKey.Folder, StringComparison.Ordinal)..]);
    }

    private static string Job(LeftMessage message)
    {
        if (!SynthesisJobFormat.TryRead(message.Body, out var job, out var problem))
        {
            throw new InvalidOperationException($"The synthesis queue has a message that is no job: {problem}.");
        }

        var kind = job.Kind == JobKind.Narrate ? "narrate" : "remove";
        var type = job.Note.NoteId.IsNumber ? " (N)" : "";
        return $"{kind} {Ids(job.Note)}{type} {job.Revision}{Replays(ReplayMark.Read(message.Attributes)?.Replays ?? 0)}";
    }

    private static string DeadLetter(LeftMessage message)
    {
        var letter = message.Recognize();
        return $"{DeadLetterKindNames.Of(letter.Kind)}: {letter.ErrorType}{Replays(letter.Replays)}";
    }

    private static string Status(NoteKey note, string status) => $"{Ids(note)} {status.ToLowerInvariant()}";

    /// <summary>The ids of a note as object keys have them.</summary>
    private static string Ids(NoteKey note) => NarrationKey.PrefixOf(note)[NarrationKey.Folder.Length..^1];

    private static string Replays(int count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (replays {count})");

    private static string Short(string text) => Hash().Replace(Revision().Replace(text, "…${end}"), "${start}…");

    [GeneratedRegex(@"[0-9]{36}(?<end>[0-9]{4}\.[0-9]{6})")]
    private static partial Regex Revision();

    [GeneratedRegex("(?<start>[0-9a-f]{16})[0-9a-f]{48}")]
    private static partial Regex Hash();
}
