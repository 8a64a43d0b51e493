using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;

namespace Notecast.Cli.DeadLetters;

/// <summary>Finds the letters that message ids name. It holds at most one letter an id.</summary>
internal sealed class NamedLetters(IReadOnlyList<string> ids)
{
    private readonly Dictionary<string, DeadLetterMessage> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _alsoFound = new(StringComparer.Ordinal);

    /// <summary>Whether every id was whole and has its letter, so that no further letter can change what it names.</summary>
    public bool AreAllWhole => ids.All(HasWhole);

    /// <summary>The first id that names no letter; <see langword="null"/> when there is none.</summary>
    public string? Missing => ids.FirstOrDefault(id => !_found.ContainsKey(id));

    public void Add(IReadOnlyList<DeadLetterMessage> messages)
    {
        foreach (var message in messages)
        {
            foreach (var id in ids.Where(id => message.MessageId.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
            {
                Add(id, message);
            }
        }
    }

    /// <summary>The letters, each once, in the order of the ids. None may be missing.</summary>
    /// <exception cref="CommandException">An id names several letters.</exception>
    public IReadOnlyList<DeadLetterMessage> Take()
    {
        foreach (var id in ids)
        {
            if (_alsoFound.TryGetValue(id, out var other))
            {
                var one = _found[id].MessageId;
                throw CommandException.Failed($"{id}: several dead letters begin with this, such as {one} and {other}. Give more of the id.");
            }
        }

        return [.. ids.Select(id => _found[id]).DistinctBy(message => message.MessageId)];
    }

    private void Add(string id, DeadLetterMessage message)
    {
        if (IsWhole(id, message))
        {
            _found[id] = message;
            _alsoFound.Remove(id);
        }
        else if (!_found.TryAdd(id, message) && !HasWhole(id) && _found[id].MessageId != message.MessageId)
        {
            _alsoFound.TryAdd(id, message.MessageId);
        }
    }

    private bool HasWhole(string id) => _found.TryGetValue(id, out var message) && IsWhole(id, message);

    private static bool IsWhole(string id, DeadLetterMessage message) => string.Equals(message.MessageId, id, StringComparison.OrdinalIgnoreCase);
}
