using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Works through letters so that it can be stopped between two batches, and only there.</summary>
internal static class LetterBatches
{
    /// <summary>Does the work for each batch.</summary>
    /// <param name="letters">The letters.</param>
    /// <param name="work">Works on a batch and tells whether to go on.</param>
    /// <param name="stop">Stops after the batch in hand.</param>
    /// <returns>Whether it was stopped.</returns>
    public static async Task<bool> ForEachAsync(
        IAsyncEnumerable<IReadOnlyList<RecognizedDeadLetter>> letters,
        Func<IReadOnlyList<RecognizedDeadLetter>, Task<bool>> work,
        CancellationToken stop)
    {
        try
        {
            await foreach (var batch in letters)
            {
                stop.ThrowIfCancellationRequested();
                if (!await work(batch))
                {
                    return false;
                }
            }

            return false;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return true;
        }
    }
}
