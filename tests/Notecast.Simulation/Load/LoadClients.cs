using System.Globalization;
using Notecast.Domain.Notes;
using Notecast.Simulation.World;

namespace Notecast.Simulation.Load;

/// <summary>Clients who write at a steady rate, and what becomes of each write.</summary>
internal sealed class LoadClients
{
    private const int NotesOfAUser = 10;
    private const string HotUser = "hot";

    private readonly SimulatedWorld _world;
    private readonly LoadOptions _options;
    private readonly Random _random;
    private readonly List<NoteKey> _notes = [];
    private readonly List<DateTimeOffset> _writtenAt = [];
    private readonly List<(TimeSpan Took, bool IsHot)> _ready = [];
    private int _newNotes;
    private int _hotNotes;

    public LoadClients(SimulatedWorld world, LoadOptions options)
    {
        _world = world;
        _options = options;
        _random = new Random(options.Seed);
        world.Observations.OnReady = (note, ready) => TakeTime(note, ready.Revision.ToString());
    }

    public int Writes => _writtenAt.Count;

    /// <summary>Narrations that became ready.</summary>
    public int Readied => _ready.Count;

    public LatencyFigures Latency => LatencyFigures.Of(_ready.Select(ready => ready.Took));

    public LatencyFigures HotLatency => LatencyFigures.Of(_ready.Where(ready => ready.IsHot).Select(ready => ready.Took));

    /// <summary>Writes at the rate until the time is over.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        var writes = (long)Math.Round(_options.Rate * _options.Seconds);
        for (long write = 0; write < writes; write++)
        {
            stop.ThrowIfCancellationRequested();
            var left = _world.Start + TimeSpan.FromSeconds(write / _options.Rate) - _world.Time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                await _world.Time.PassAsync(left);
            }

            Write();
        }
    }

    /// <summary>Short texts, as speaking takes as long for each, and no two alike, so that no segment is in the cache.</summary>
    private void Write()
    {
        var note = NextNote();
        _writtenAt.Add(_world.Time.GetUtcNow());
        _world.KnownNotes.Add(note);
        var text = string.Create(CultureInfo.InvariantCulture, $"Write {_writtenAt.Count}.");
        _world.Clients.Write(note, text, voiceId: null);
    }

    private NoteKey NextNote()
    {
        var chance = _random.NextDouble();
        if (chance < _options.HotNote)
        {
            return Key(HotUser, "note");
        }

        if (chance < _options.HotNote + _options.HotUser)
        {
            return Key(HotUser, ++_hotNotes);
        }

        if (_random.NextDouble() < _options.Edits && _notes.Count > 0)
        {
            return _notes[_random.Next(_notes.Count)];
        }

        var note = Key(string.Create(CultureInfo.InvariantCulture, $"u{_newNotes / NotesOfAUser}"), ++_newNotes);
        _notes.Add(note);
        return note;
    }

    /// <summary>The stream numbers the writes from 1, and a revision begins with that number.</summary>
    private void TakeTime(NoteKey note, string revision)
    {
        var write = int.Parse(revision.AsSpan(0, revision.IndexOf('.', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        _ready.Add((_world.Time.GetUtcNow() - _writtenAt[write - 1], note.UserId == HotUser));
    }

    private static NoteKey Key(string user, int note) => Key(user, note.ToString(CultureInfo.InvariantCulture));

    private static NoteKey Key(string user, string note) => new(user, NoteId.FromString(note));
}
