using Notecast.Domain.DeadLetters;
using Notecast.Domain.Ports;

namespace Notecast.Cli.Tests.Operations;

/// <summary>A box that asks the command to stop while it adds letters.</summary>
internal sealed class StoppingBox(IDeadLetterBox box, CancellationTokenSource stop) : IDeadLetterBox
{
    public Task<long> EstimateCountAsync(CancellationToken cancellationToken) => box.EstimateCountAsync(cancellationToken);

    public IAsyncEnumerable<IReadOnlyList<DeadLetterMessage>> ReadAsync(CancellationToken cancellationToken) =>
        box.ReadAsync(cancellationToken);

    public Task<IReadOnlyList<DeadLetterMessage>> ReplayAsync(
        IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken) =>
        box.ReplayAsync(letters, cancellationToken);

    public async Task AddAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken)
    {
        await stop.CancelAsync();
        await box.AddAsync(letters, cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyList<DeadLetterMessage> letters, CancellationToken cancellationToken) =>
        box.DeleteAsync(letters, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
