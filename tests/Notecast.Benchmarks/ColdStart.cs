using Notecast.AwsTesting;
using Notecast.AwsTesting.Deployment;
using Notecast.EventSources.Invoking;

namespace Notecast.Benchmarks;

/// <summary>
/// Time from the start of a process to its first response, of the native functions beside the same code run by the JIT, by turns. Each event
/// makes the function do its first request to a service; PlanNarrations does all of its work.
/// </summary>
internal static class ColdStart
{
    private const string Note =
        """{"Records":[{"eventID":"e","eventName":"INSERT","eventVersion":"1.1","eventSource":"aws:dynamodb","dynamodb":{"SequenceNumber":"NUMBER","Keys":{"UserId":{"S":"ada"},"NoteId":{"S":"cold"}},"NewImage":{"UserId":{"S":"ada"},"NoteId":{"S":"cold"},"Note":{"S":"Hello."}}}}]}""";

    private const string Job =
        """{"Records":[{"messageId":"m","receiptHandle":"r","body":"{\"kind\":\"narrate\",\"userId\":\"ada\",\"noteId\":\"none\",\"revision\":\"0000000000000000000000000000000000000007.000000\"}","attributes":{"ApproximateReceiveCount":"1"}}]}""";

    private const string Created =
        """{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventName":"ObjectCreated:Put","eventTime":"2026-03-01T12:00:00Z","s3":{"object":{"key":"narrations/ada/none/0000000000000000000000000000000000000007.000000-0123456789abcdef.mp3"}}}]}""";

    public static async Task PrintAsync(int runs)
    {
        await using var native = await NativeDeployment.StartAsync(enforcesRights: false);
        await using var jit = await NativeDeployment.StartAsync(enforcesRights: false, CompiledJustInTime);
        Console.WriteLine($"| function | native: ready for an event, ms | native: first response, ms | JIT: ready, ms | JIT: first response, ms | JIT ÷ native |\n| --- | --- | --- | --- | --- | --- |");
        foreach (var name in NativeDeployment.FunctionNames)
        {
            var (natives, jits) = (new List<InvocationResult>(), new List<InvocationResult>());
            for (var run = 0; run < runs; run++)
            {
                natives.Add(await StartAsync(native[name], run));
                jits.Add(await StartAsync(jit[name], run));
            }

            var (nativeFirst, jitFirst) = (Median(natives, FirstResponse), Median(jits, FirstResponse));
            Console.WriteLine(
                $"| {name} | {Median(natives, Ready):F0} | {nativeFirst:F0} | {Median(jits, Ready):F0} | {jitFirst:F0} | {jitFirst / nativeFirst:F1} |");
        }

        Console.WriteLine();
    }

    private static async Task<InvocationResult> StartAsync(DeployedFunction function, int run)
    {
        // Another value of a variable that nothing reads makes a process of its own.
        await using var fresh = function.With("RUN", $"{run}");
        return await fresh.InvokeAsync(function.Name switch
        {
            "PlanNarrations" => Note.Replace("NUMBER", $"{run + 100}", StringComparison.Ordinal),
            "NarrateNote" => Job,
            _ => Created,
        });
    }

    private static double Ready(InvocationResult result) => result.InitDuration!.Value.TotalMilliseconds;

    private static double FirstResponse(InvocationResult result) => Ready(result) + result.Duration.TotalMilliseconds;

    private static double Median(List<InvocationResult> results, Func<InvocationResult, double> value) => results.Select(value).Order().ElementAt(results.Count / 2);

    private static (string Program, string[] Arguments) CompiledJustInTime(string function)
    {
        var program = Path.Combine(RepositoryRoot.Find(), "functions", function, "bin", "Release", "net10.0", $"Notecast.Functions.{function}");
        return File.Exists(program) ? (program, []) : throw new InvalidOperationException($"{program} is missing: build Pipeline.sln in Release.");
    }
}
