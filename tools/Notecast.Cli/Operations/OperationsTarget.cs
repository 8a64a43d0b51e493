using Notecast.Domain.Ports;

namespace Notecast.Cli.Operations;

/// <summary>The pipeline that an operator works on: a data folder, or a stack on AWS.</summary>
internal sealed class OperationsTarget : IAsyncDisposable
{
    /// <summary>What it is, for people: a data folder's path, or a stack's name and region.</summary>
    public required string Name { get; init; }

    public required INoteTable Notes { get; init; }

    public required INoteScan NoteScan { get; init; }

    public required ICatalog Catalog { get; init; }

    public required ICatalogScan CatalogScan { get; init; }

    public required INarrationStore Narrations { get; init; }

    public required INarrationScan NarrationScan { get; init; }

    public required ISynthesisQueue SynthesisQueue { get; init; }

    /// <summary>Opens the dead-letter queue. Each command opens it once, and disposes of it.</summary>
    public required Func<IDeadLetterBox> OpenDeadLetters { get; init; }

    public required IAuditLog Audit { get; init; }

    /// <summary>Who works on it, as the audit log says.</summary>
    public required string Who { get; init; }

    /// <summary>A folder of this machine for what is taken out of the queue: discarded letters, the originals of edited ones.</summary>
    public required string ArchiveFolder { get; init; }

    /// <summary>Whether something works on the queues now, so that waiting for a replay's outcome makes sense.</summary>
    public required Func<bool> IsPipelineRunning { get; init; }

    /// <summary>Makes a command line that is proposed name this pipeline, as the operator did: see <see cref="TargetArguments"/>.</summary>
    public required Func<string, string> Propose { get; init; }

    /// <summary>What goes with it.</summary>
    public required IAsyncDisposable Owned { get; init; }

    public ValueTask DisposeAsync() => Owned.DisposeAsync();
}
