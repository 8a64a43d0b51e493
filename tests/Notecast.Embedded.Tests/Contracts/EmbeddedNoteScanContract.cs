using Notecast.Contracts.Ports;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedNoteScanContract : NoteScanContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override async Task<INoteScan> CreateAsync(IReadOnlyList<Note> notes)
    {
        await _data.Stack.NoteClient.PutAllAsync(notes, TestContext.Current.CancellationToken);
        return _data.Stack.NoteScan;
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
