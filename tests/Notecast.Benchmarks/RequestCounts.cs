using Notecast.AwsTesting.Deployment;

namespace Notecast.Benchmarks;

/// <summary>Counts what the functions ask of other services for a note.</summary>
internal sealed class RequestCounts(NativeDeployment deployment, EventPump pump, NoteWriter notes)
{
    private const int Segments = 10;
    private const string Speech = "Polly.SynthesizeSpeech";

    private readonly Dictionary<(string Function, string Operation), int[]> _counts = [];
    private readonly string[] _cases = ["new note", "edit", "removal", $"new note of {Segments} segments"];

    public async Task<MarkdownTable> MeasureAsync()
    {
        var id = "";
        await CountAsync(0, async () => id = await notes.AddAsync("A note of one segment."));
        await CountAsync(1, () => notes.PutAsync(id, "Another note of one segment."));
        await CountAsync(2, () => notes.RemoveAsync(id));
        var paragraphs = Enumerable.Range(1, Segments).Select(number => $"This is paragraph number {number} of a note.");
        await CountAsync(3, () => notes.AddAsync(string.Join("\n\n", paragraphs)));
        return Table();
    }

    private async Task CountAsync(int column, Func<Task> write)
    {
        await write();
        deployment.Calls.Clear();
        var spoken = deployment.Speech.Requests.Count;
        await pump.RunAsync();
        foreach (var request in deployment.Calls.Requests)
        {
            Add(FunctionOf(request.AccessKeyId), OperationName.Of(request), column, 1);
        }

        Add("NarrateNote", Speech, column, deployment.Speech.Requests.Count - spoken);
    }

    private string FunctionOf(string accessKeyId) =>
        NativeDeployment.FunctionNames.Single(name => deployment[name].Credentials.AccessKeyId == accessKeyId);

    private void Add(string function, string operation, int column, int count)
    {
        if (!_counts.TryGetValue((function, operation), out var counts))
        {
            _counts[(function, operation)] = counts = new int[_cases.Length];
        }

        counts[column] += count;
    }

    private MarkdownTable Table()
    {
        var table = new MarkdownTable("Requests a note", ["function", "operation", .. _cases])
        {
            Remarks = "What Lambda asks for itself, polling and deleting messages, is not counted. ReplayDeadLetters has no rows, "
                + "since a note that does not fail never comes to it, and DictateNote none, since nobody asks it.",
        };
        foreach (var function in NativeDeployment.FunctionNames)
        {
            var rows = _counts.Where(row => row.Key.Function == function).OrderBy(row => row.Key.Operation, StringComparer.Ordinal);
            rows.ToList().ForEach(row => table.Add([function, row.Key.Operation, .. row.Value.Select(count => $"{count}")]));
        }

        table.Add(["all", "", .. _cases.Select((_, column) => $"{_counts.Values.Sum(counts => counts[column])}")]);
        return table;
    }
}
