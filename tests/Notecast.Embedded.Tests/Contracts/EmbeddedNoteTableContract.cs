using Notecast.Contracts.Ports;
using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedNoteTableContract : NoteTableContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override INoteTable Notes => _data.Stack.Notes;

    protected override Task PutNoteAsync(Note note) => _data.Stack.NoteClient.PutAsync(note, TestContext.Current.CancellationToken);

    protected override Task PutNumbersAsync(NoteKey key, IReadOnlyList<string> attributes)
    {
        var values = string.Concat(attributes.Select(_ => ", 5"));
        _data.Execute($"insert into notes (UserId, NoteId, {string.Join(", ", attributes)}) values ('{key.UserId}', '{key.NoteId}'{values})");
        return Task.CompletedTask;
    }

    protected override Task RemoveNoteAsync(NoteKey key) => _data.Stack.NoteClient.RemoveAsync(key, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
