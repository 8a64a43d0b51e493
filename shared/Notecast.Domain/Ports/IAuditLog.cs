using Notecast.Domain.Auditing;
using Notecast.Domain.Failures;

namespace Notecast.Domain.Ports;

/// <summary>The log of what operators changed. Entries are only ever added.</summary>
public interface IAuditLog
{
    /// <summary>Where the log is, for people.</summary>
    string Place { get; }

    /// <summary>Adds an entry; when the call returns it is durable.</summary>
    /// <exception cref="TransientFailureException">The log cannot be written now.</exception>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
