using System.Globalization;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;
using Notecast.EventSources.Invoking;
using Notecast.EventSources.Native;

namespace Notecast.Benchmarks.Functions;

/// <summary>The functions as they are deployed, on a <see cref="LoopbackCloud"/>.</summary>
internal static partial class BenchmarkedFunction
{
    public const string NotesTable = "notes";
    public const string CatalogTable = "narrations";
    public const string IdempotencyTable = "idempotency";
    public const string Bucket = "notecast-audio";

    private const string Account = "123456789012";
    private const int DefaultMegabytes = 512;

    /// <summary>The options of a function; its memory is the template's.</summary>
    public static LambdaFunctionOptions OptionsOf(string function) => new()
    {
        Name = function,
        Arn = $"arn:aws:lambda:{MotoServer.Region}:{Account}:function:{function}:live",
        Timeout = TimeSpan.FromMinutes(15),
        MemoryMegabytes = MegabytesOf(function),
    };

    /// <summary>A program with the environment variables that all functions together need.</summary>
    public static FunctionExecutable Executable(LoopbackCloud cloud, string program, params string[] arguments) => new()
    {
        Program = program,
        Arguments = arguments,
        Environment = new Dictionary<string, string>(cloud.Environment)
        {
            ["NOTES_TABLE"] = NotesTable,
            ["CATALOG_TABLE"] = CatalogTable,
            ["IDEMPOTENCY_TABLE"] = IdempotencyTable,
            ["AUDIO_BUCKET"] = Bucket,
            ["SYNTHESIS_QUEUE_URL"] = QueueUrl("SynthesisQueue"),
            ["DEAD_LETTER_QUEUE_URL"] = QueueUrl("DeadLetterQueue"),
            ["NARRATION_TOPIC_ARN"] = $"arn:aws:sns:{MotoServer.Region}:{Account}:NarrationTopic",
            ["SPEECH_QUOTAS"] = $"neural=1000/1000/{cloud.Speech.Concurrency},standard=1000/1000/{cloud.Speech.Concurrency}",
        },
    };

    private static string QueueUrl(string name) => $"https://sqs.{MotoServer.Region}.amazonaws.com/{Account}/{name}";

    private static int MegabytesOf(string function)
    {
        var template = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "template.yaml"));
        var start = template.IndexOf($"\n  {function}:\n", StringComparison.Ordinal);
        return start >= 0 && MemorySize().Match(template, start) is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : DefaultMegabytes;
    }

    [GeneratedRegex(@"MemorySize: (\d+)")]
    private static partial Regex MemorySize();
}
