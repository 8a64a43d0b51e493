using System.Text.Json;
using Notecast.Domain.Ports;
using Notecast.Embedded;

namespace Notecast.Benchmarks;

/// <summary>Runs <c>notecast dlq list</c> and <c>replay</c>, the built program, on so many letters, and checks what they did.</summary>
internal static class DeadLetterRuns
{
    /// <summary>On a data folder of its own.</summary>
    public static async Task<(ProcessFigures List, ProcessFigures Replay)> OnDataFolderAsync(int letters)
    {
        var folder = Directory.CreateTempSubdirectory("notecast-letters-");
        try
        {
            await using var stack = EmbeddedStack.OpenAsClient(folder.FullName, TimeProvider.System);
            await using var box = stack.OpenDeadLetters();
            await box.AddAsync([.. SampleLetters.Of(letters)], CancellationToken.None);
            var list = await ListAsync(letters, ["--data", folder.FullName], []);
            await RequireAsync(letters, box);
            var replay = await ReplayAsync(letters, ["--data", folder.FullName], []);
            await RequireAsync(0, box);
            return (list, replay);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>On a stack of its own.</summary>
    public static async Task<(ProcessFigures List, ProcessFigures Replay)> OnStackAsync(int letters)
    {
        await using var stack = new LoopbackStack(SampleLetters.Of(letters));
        var list = await ListAsync(letters, ["--stack", LoopbackStack.Name], stack.Environment);
        Require(stack.Queues is { Hidden: 0, Replayed: 0 } && stack.Queues.DeadLetters == letters, "list changed the queue");
        var replay = await ReplayAsync(letters, ["--stack", LoopbackStack.Name], stack.Environment);
        Require(stack.Queues.DeadLetters == 0 && stack.Queues.Replayed == letters, "replay did not send each letter once");
        return (list, replay);
    }

    private static Task<ProcessFigures> ListAsync(int letters, string[] target, Dictionary<string, string> environment) =>
        RunAsync(["dlq", "list", "--json", .. target], environment, "letters", letters);

    private static Task<ProcessFigures> ReplayAsync(int letters, string[] target, Dictionary<string, string> environment) =>
        RunAsync(["dlq", "replay", "--all", "--yes", "--wait", "0s", "--json", .. target], environment, "sent", letters);

    private static async Task<ProcessFigures> RunAsync(
        string[] arguments, Dictionary<string, string> environment, string member, int letters)
    {
        var figures = await MeasuredProcess.RunAsync(NotecastProgram.Path, arguments, environment);
        using var document = JsonDocument.Parse(figures.Output);
        Require(document.RootElement.GetProperty(member).GetInt64() == letters, $"{arguments[1]} says {figures.Output}");
        return figures;
    }

    private static async Task RequireAsync(int letters, IDeadLetterBox box)
    {
        var left = await box.EstimateCountAsync(CancellationToken.None);
        Require(left == letters, $"{left} letters are in the data folder instead of {letters}");
    }

    private static void Require(bool isGood, string problem)
    {
        if (!isGood)
        {
            throw new InvalidOperationException($"Nothing to measure: {problem}.");
        }
    }
}
