using Notecast.Cli.Hosting;
using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>A line on the terminal that changes, and goes away when the work is done.</summary>
internal static class LiveLine
{
    public static Task RunAsync(Terminal terminal, Func<Action<string>, Task> work) => terminal.Console
        .Live(Text.Empty)
        .AutoClear(true)
        .StartAsync(context => work(line => context.UpdateTarget(new Text(Cells.Fit(line, terminal.Width)))));
}
