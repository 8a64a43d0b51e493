using System.Diagnostics;
using System.Globalization;
using Notecast.Embedded;
using Notecast.Soak.Checking;

namespace Notecast.Soak;

/// <summary>Writes and kills for a while, waits until nothing is left to do, and checks the data folder.</summary>
internal sealed class SoakRun(SoakOptions options, TextWriter output)
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>As long as nothing becomes ready for this time, nothing will.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("notecast-soak-").FullName;
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>Runs it.</summary>
    /// <returns>0 when all holds; 1 when something does not, and then the data folder is kept.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Soak of {options.Duration:hh\\:mm\\:ss}, seed {options.Seed}, data folder {_folder}"));
        IReadOnlyList<string> problems;
        try
        {
            problems = await SoakAndCheckAsync(stop);
        }
        catch (SoakException exception)
        {
            problems = [exception.Message];
        }

        foreach (var problem in problems)
        {
            output.WriteLine($"  BROKEN {problem}");
        }

        output.WriteLine(problems.Count == 0 ? "Nothing was lost." : $"{problems.Count} broken; the data folder is kept: {_folder}");
        if (problems.Count == 0)
        {
            Directory.Delete(_folder, recursive: true);
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private async Task<IReadOnlyList<string>> SoakAndCheckAsync(CancellationToken stop)
    {
        var random = new Random(options.Seed);
        await using var stack = EmbeddedStack.OpenAsClient(_folder, TimeProvider.System);
        var clients = new Clients(stack.NoteClient, new Random(random.Next()));
        using var pipeline = new KilledPipeline(_folder, options.KillEvery, new Random(random.Next()));
        using var timeIsOver = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeIsOver.CancelAfter(options.Duration);

        var line = ShowAsync(stack, clients, pipeline, timeIsOver.Token);
        var killing = pipeline.RunAsync(timeIsOver.Token);
        await WriteNotesAsync(clients, killing, timeIsOver.Token);
        await killing;
        await line;

        await WaitForRestAsync(stack, clients, pipeline, stop);
        await pipeline.StopAsync();
        var reconciled = await Reconciliation.RunAsync(_folder);
        var check = new DataFolderCheck(stack, _folder, clients);
        var problems = await check.RunAsync(stop);
        output.WriteLine(FormattableString.Invariant(
            $"{clients.Changes} changes, {pipeline.Kills} kills, {_clock.Elapsed:hh\\:mm\\:ss}: {check.Counts}"));
        output.WriteLine(FormattableString.Invariant($"notecast reconcile: {reconciled.Queued} queued, {reconciled.Deleted} deleted"));
        return reconciled.Queued == 0
            ? problems
            : [$"reconciliation found {reconciled.Queued} notes to narrate again: the pipeline had left them", .. problems];
    }

    private async Task WriteNotesAsync(Clients clients, Task killing, CancellationToken timeIsOver)
    {
        var pause = TimeSpan.FromSeconds(1 / options.ChangesPerSecond);
        using var timer = new PeriodicTimer(pause);
        try
        {
            while (!killing.IsFaulted && await timer.WaitForNextTickAsync(timeIsOver))
            {
                // Not cancelled half-way: what a client was not told of would be no change to it.
                await clients.ChangeAsync(CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private async Task ShowAsync(EmbeddedStack stack, Clients clients, KilledPipeline pipeline, CancellationToken timeIsOver)
    {
        try
        {
            while (true)
            {
                await Task.Delay(LineEvery, timeIsOver);
                await WriteLineAsync(stack, clients, pipeline);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private async Task WriteLineAsync(EmbeddedStack stack, Clients clients, KilledPipeline pipeline)
    {
        var status = await stack.View.ReadStatusAsync(CancellationToken.None);
        var done = FormattableString.Invariant($"{clients.Written.Count} notes, {clients.Changes} changes, {pipeline.Kills} kills");
        var stands = FormattableString.Invariant($"{status.Ready} ready, {status.Failed} failed, {status.Pending} pending");
        output.WriteLine($"{_clock.Elapsed:hh\\:mm\\:ss}  {done}; {stands}");
    }

    /// <summary>
    /// Until every note is ready or failed and no work can be begun. A job that was delivered twice may stay hidden for long after that:
    /// nothing waits for it.
    /// </summary>
    private async Task WaitForRestAsync(EmbeddedStack stack, Clients clients, KilledPipeline pipeline, CancellationToken stop)
    {
        var version = -1L;
        var changedAt = _clock.Elapsed;
        while (true)
        {
            var status = await stack.View.ReadStatusAsync(stop);
            var isAtRest = status is { Pending: 0, UnreadNoteChanges: 0, PendingInvocations: 0 }
                && status is { SynthesisQueue.Visible: 0, ReplayQueue.Total: 0 };
            var newVersion = await stack.View.ReadVersionAsync(stop);
            if (isAtRest && newVersion == version)
            {
                return;
            }

            changedAt = newVersion == version ? changedAt : _clock.Elapsed;
            version = newVersion;
            if (_clock.Elapsed - changedAt > Patience)
            {
                throw new SoakException($"Nothing has changed for {Patience}, and {status.Pending} notes are pending.");
            }

            await WriteLineAsync(stack, clients, pipeline);
            await Task.Delay(LookEvery, stop);
        }
    }
}
