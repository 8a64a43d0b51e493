using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Invoking;

namespace Notecast.Benchmarks;

/// <summary>The most memory that the functions have in use for a short and for the longest note, each in a process of its own.</summary>
internal static class Memory
{
    public static async Task PrintAsync()
    {
        Console.WriteLine("| note | NarrateNote, peak MB | FinishNarration, peak MB | narration, MB | segments spoken |\n| --- | --- | --- | --- | --- |");
        foreach (var (label, text) in new[] { ("none (an empty event)", ""), ("1 kB", TextOf(1_000)), ("400 kB", TextOf(400_000)) })
        {
            await using var deployment = await NativeDeployment.StartAsync(enforcesRights: false);
            using var pump = new EventPump(deployment);
            if (text.Length == 0)
            {
                Console.WriteLine($"| {label} | {Megabytes(await deployment["NarrateNote"].InvokeAsync("{}"))} | {Megabytes(await deployment["FinishNarration"].InvokeAsync("{}"))} | | |");
                continue;
            }

            await deployment.WriteNoteAsync("ada", "n", text);
            await pump.PlanAsync();
            var narrated = await pump.NarrateAsync();
            var finished = await pump.FinishAsync();
            var entry = await deployment.EntryAsync("ada", "n");
            Console.WriteLine(
                $"| {label} | {Megabytes(narrated!)} | {Megabytes(finished[0])} | {long.Parse(entry["Bytes"].N) / 1e6:F1} | {deployment.Speech.Requests.Count} |");
        }

        Console.WriteLine();
    }

    /// <summary>Paragraphs of about 2,700 characters, each of them another one.</summary>
    private static string TextOf(int length)
    {
        var paragraphs = new List<string>();
        for (var written = 0; written < length;)
        {
            var paragraph = string.Join(' ', Enumerable.Range(1, 45).Select(number => $"Sentence {number} of paragraph {paragraphs.Count} is spoken by somebody."));
            paragraph = paragraph[..Math.Min(paragraph.Length, length - written)];
            paragraphs.Add(paragraph);
            written += paragraph.Length + 2;
        }

        return string.Join("\n\n", paragraphs);
    }

    private static string Megabytes(InvocationResult result) => $"{result.PeakMemoryBytes / 1e6:F0}";
}
