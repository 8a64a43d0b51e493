using Notecast.Domain.Notes;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryNoteTable : INoteTable
{
    private readonly Dictionary<NoteKey, Note> _notes = [];

    public int Reads { get; private set; }

    public void Put(NoteKey key, NoteAttributes attributes) => _notes[key] = new Note(key, attributes);

    public void Remove(NoteKey key) => _notes.Remove(key);

    public Task<Note?> FindAsync(NoteKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reads++;
        return Task.FromResult(_notes.GetValueOrDefault(key));
    }
}
