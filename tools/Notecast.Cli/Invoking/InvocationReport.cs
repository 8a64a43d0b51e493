using System.Globalization;
using System.Text;
using System.Text.Json;
using Notecast.Cli.Hosting;
using Notecast.Cli.Output;
using Notecast.EventSources.Invoking;
using Spectre.Console;

namespace Notecast.Cli.Invoking;

/// <summary>Shows people what became of an invocation.</summary>
internal sealed class InvocationReport(Terminal terminal, DeployedFunction function) : IInvocationProgress
{
    private static readonly Style ErrorStyle = new(Color.Red);

    public void Accepted(string requestId) =>
        terminal.Out.WriteLine($"{InvocationTypes.StatusCodeOf(InvocationTypes.Event)} Accepted  RequestId: {requestId}");

    public void Tried(InvocationTry ended)
    {
        WritePayload(ended);
        WriteReportLine(ended);
    }

    public void WaitsUntil(DateTimeOffset nextTry)
    {
        var moment = nextTry.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var wait = TimeSpan.FromSeconds(Math.Ceiling((nextTry - terminal.Time.GetUtcNow()).TotalSeconds));
        terminal.Out.WriteLine($"Tried again in {Words.Age(wait)}, at {moment}. Ctrl-C ends.");
    }

    /// <summary>An asynchronous invocation was given up.</summary>
    public void GivenUp(string record)
    {
        terminal.Out.WriteLine("Given up. An on-failure destination gets:");
        terminal.Out.WriteLine(Indent(Encoding.UTF8.GetBytes(record)));
    }

    /// <summary>Nothing ran.</summary>
    public void DryRun(InvokedEvent invoked)
    {
        var status = InvocationTypes.StatusCodeOf(InvocationTypes.DryRun);
        var size = Words.Size(invoked.Payload.Length);
        terminal.Out.WriteLine(Cells.OneLine($"{status} {function.Name} can be invoked on {invoked.Source} ({size}). Nothing ran."));
    }

    private void WritePayload(InvocationTry ended)
    {
        var payload = ended.Result.Payload;
        terminal.Console.Write(ended.IsSuccess ? new Text("Result", StatusStyle.Heading) : new Text("Error", ErrorStyle));
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(payload.IsEmpty ? "(no response)" : Indent(payload));
    }

    /// <summary>As Lambda words it in the log.</summary>
    private void WriteReportLine(InvocationTry ended)
    {
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"REPORT RequestId: {ended.Result.RequestId}");
        line.Append(CultureInfo.InvariantCulture, $"  Duration: {ended.Result.Duration.TotalMilliseconds:0.00} ms");
        line.Append(CultureInfo.InvariantCulture, $"  Billed Duration: {ended.BilledMilliseconds} ms");
        line.Append(CultureInfo.InvariantCulture, $"  Memory Size: {function.MemoryMegabytes} MB");
        if (ended.PeakMemoryBytes is { } peak)
        {
            line.Append(CultureInfo.InvariantCulture, $"  Max Memory Used: {Megabytes(peak)} MB");
        }

        if (ended.Result.InitDuration is { } init)
        {
            line.Append(CultureInfo.InvariantCulture, $"  Init Duration: {init.TotalMilliseconds:0.00} ms");
        }

        if (ended.Result.Status == InvocationStatus.TimedOut)
        {
            line.Append("  Status: timeout");
        }

        terminal.Out.WriteLine(line);
    }

    private static long Megabytes(long bytes) => (bytes + (1024 * 1024) - 1) / (1024 * 1024);

    /// <summary>JSON, indented; what is none, on one line.</summary>
    private static string Indent(ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 1_000 });
            return Json.Indent(json.RootElement);
        }
        catch (JsonException)
        {
            return Cells.OneLine(Encoding.UTF8.GetString(payload.Span));
        }
    }
}
