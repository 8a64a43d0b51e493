using Notecast.Domain.Ports;

namespace Notecast.Cli.DeadLetters.Replaying;

/// <summary>Waits until the notes of a replay are settled, or the time is over.</summary>
internal sealed class ReplayFollower(ReplayedNotes notes, Func<IDeadLetterBox> openBox, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>After so many looks that found nothing new, letters may have come back without a trace in the catalog.</summary>
    private const int Patience = 5;

    /// <param name="wait">The longest wait.</param>
    /// <param name="onLook">Is told the time that is left, after each look.</param>
    /// <param name="stop">Stops the waiting.</param>
    public async Task FollowAsync(TimeSpan wait, Action<TimeSpan> onLook, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        var idle = 0;
        while (!notes.IsEmpty)
        {
            idle = await notes.ReadCatalogAsync(stop) ? 0 : idle + 1;
            var left = wait - time.GetElapsedTime(began);
            if (idle == Patience || left <= TimeSpan.Zero)
            {
                await LookForReturnedAsync(stop);
            }

            onLook(left);
            var isSettled = notes.Pending == 0 && (notes.WithoutNote == 0 || idle >= Patience);
            if (isSettled || left <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(left < Interval ? left : Interval, time, stop);
        }
    }

    private async Task LookForReturnedAsync(CancellationToken stop)
    {
        await using var box = openBox();
        await notes.ReadDeadLettersAsync(box, stop);
    }
}
