using Notecast.Domain.Auditing;
using Notecast.Domain.Ports;

namespace Notecast.InMemory;

public sealed class InMemoryAuditLog : IAuditLog
{
    public List<AuditEntry> Entries { get; } = [];

    /// <summary>Thrown instead of taking an entry.</summary>
    public Exception? Outage { get; set; }

    /// <summary>What happens before each entry.</summary>
    public Action Before { get; set; } = () => { };

    public string Place => "memory";

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        Before();
        if (Outage is not null)
        {
            throw Outage;
        }

        Entries.Add(entry);
        return Task.CompletedTask;
    }
}
