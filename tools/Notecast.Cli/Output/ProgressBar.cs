using Spectre.Console;

namespace Notecast.Cli.Output;

/// <summary>A progress bar that goes away when the work is done.</summary>
internal static class ProgressBar
{
    public static Task<T> RunAsync<T>(IAnsiConsole console, string title, long total, Func<Action<long>, Task<T>> work) => console
        .Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var task = context.AddTask(title, maxValue: Math.Max(1, total));
            return await work(done => task.Value = done);
        });
}
