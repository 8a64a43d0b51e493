using Notecast.Cli.Hosting;
using Notecast.Cli.Output;

namespace Notecast.Cli.Invoking;

/// <summary>Writes what became of an invocation, and what it left.</summary>
internal static class InvocationWriter
{
    /// <param name="terminal">Gets it.</param>
    /// <param name="invocation">What was asked for.</param>
    /// <param name="isJson">Whether it is for scripts.</param>
    /// <param name="outcome">What became of it; <see langword="null"/> for a dry run.</param>
    /// <param name="left">What it left; <see langword="null"/> when nobody can tell.</param>
    public static void Write(Terminal terminal, Invocation invocation, bool isJson, InvocationOutcome? outcome, LeftBehind? left)
    {
        if (isJson)
        {
            Json.WriteDocument(terminal.Out, InvocationDocument.Of(invocation, outcome, left));
            return;
        }

        var report = new InvocationReport(terminal, invocation.Function);
        if (outcome is null)
        {
            report.DryRun(invocation.Event);
            return;
        }

        // The tries of an asynchronous invocation are shown as they end.
        if (invocation.Type == InvocationTypes.RequestResponse)
        {
            report.Tried(outcome.Tries[^1]);
        }

        if (outcome.FailureRecord is { } record)
        {
            report.GivenUp(record);
        }

        if (left is not null)
        {
            LeftBehindTable.Write(terminal, left);
        }
    }
}
