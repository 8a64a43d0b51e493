namespace Notecast.Embedded.Tests.Crash;

/// <summary>Replays all dead letters a few at a time, as a command does, and says how many it has moved.</summary>
internal static class Replayer
{
    private const int AtOnce = 3;

    public static async Task RunAsync(string folder)
    {
        await using var stack = EmbeddedStack.OpenAsClient(folder, TimeProvider.System);
        await using var box = stack.OpenDeadLetters();
        await foreach (var batch in box.ReadAsync(default))
        {
            foreach (var letters in batch.Chunk(AtOnce))
            {
                await box.ReplayAsync(letters, default);
                ChildProcess.Say($"{letters.Length}");
            }
        }
    }
}
