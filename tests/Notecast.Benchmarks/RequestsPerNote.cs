using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>What a note costs in requests to each service.</summary>
internal static class RequestsPerNote
{
    public static async Task PrintAsync()
    {
        await using var deployment = await NativeDeployment.StartAsync(enforcesRights: false);
        using var pump = new EventPump(deployment);
        var byCase = new List<(string Case, Dictionary<string, int> Requests)>();
        async Task MeasureAsync(string label, Func<Task> change)
        {
            deployment.Calls.Clear();
            var spoken = deployment.Speech.Requests.Count;
            await change();
            await pump.RunAsync();
            var requests = NativeDeployment.FunctionNames
                .SelectMany(name => deployment.Calls.Requests
                    .Where(call => call.AccessKeyId == deployment[name].Credentials.AccessKeyId)
                    .Select(call => $"{name}: {OperationOf(call)}"))
                .CountBy(operation => operation)
                .ToDictionary();
            requests["NarrateNote: polly SynthesizeSpeech"] = deployment.Speech.Requests.Count - spoken;
            byCase.Add((label, requests));
        }

        await MeasureAsync("new note, 1 segment", () => deployment.WriteNoteAsync("ada", "n", "Hello."));
        await MeasureAsync("edit, 1 segment", () => deployment.WriteNoteAsync("ada", "n", "Good morning."));
        await MeasureAsync("removal", () => deployment.RemoveNoteAsync("ada", "n"));
        await MeasureAsync("new note, 10 segments", () => deployment.WriteNoteAsync(
            "ada", "ten", string.Join("\n\n", Enumerable.Range(1, 10).Select(number => $"Paragraph {number}."))));

        Console.WriteLine($"| request | {string.Join(" | ", byCase.Select(some => some.Case))} |\n| --- |{string.Concat(byCase.Select(_ => " --- |"))}");
        foreach (var operation in byCase.SelectMany(some => some.Requests.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            Console.WriteLine($"| {operation} | {string.Join(" | ", byCase.Select(some => some.Requests.GetValueOrDefault(operation)))} |");
        }

        Console.WriteLine($"| all | {string.Join(" | ", byCase.Select(some => some.Requests.Values.Sum()))} |");
    }

    private static string OperationOf(RecordedRequest call) => call.Service switch
    {
        "s3" => $"s3 {call.Method} {(call.RawUrl.Contains("list-type", StringComparison.Ordinal) ? "list" : call.RawUrl.Split('/')[2].Split('?')[0])}",
        "sns" => "sns Publish",
        _ => $"{call.Service} {call.Target.Split('.')[^1]}",
    };
}
