namespace Notecast.Soak;

/// <summary>A pipeline that is killed and started again, at any moment: also while it starts.</summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="killEvery">The time between two kills, on average.</param>
/// <param name="random">Decides when is killed.</param>
internal sealed class KilledPipeline(string dataFolder, TimeSpan killEvery, Random random) : IDisposable
{
    private NotecastProgram? _running;

    /// <summary>How often it was killed.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills and starts it until the time is over, and leaves it running.</summary>
    /// <exception cref="SoakException">It ended by itself.</exception>
    public async Task RunAsync(CancellationToken timeIsOver)
    {
        Start();
        try
        {
            while (true)
            {
                await Task.Delay(killEvery * (2 * random.NextDouble()), timeIsOver);
                await RequireRunningAsync();
                await _running!.KillAsync();
                Kills++;
                Start();
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    /// <summary>Ends it.</summary>
    /// <exception cref="SoakException">It ended by itself.</exception>
    public async Task StopAsync()
    {
        await RequireRunningAsync();
        await _running!.KillAsync();
    }

    public void Dispose() => _running?.Dispose();

    private void Start()
    {
        _running?.Dispose();
        _running = NotecastProgram.Start(dataFolder, "up", "--json", "--speech", "silent");
    }

    private async Task RequireRunningAsync()
    {
        if (_running!.HasExited)
        {
            var (exitCode, _, errors) = await _running.EndAsync();
            throw new SoakException($"The pipeline ended by itself, with exit code {exitCode}: {errors}");
        }
    }
}
