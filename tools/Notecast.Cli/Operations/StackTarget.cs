using Notecast.Aws;

namespace Notecast.Cli.Operations;

/// <summary>A pipeline on AWS.</summary>
internal static class StackTarget
{
    /// <summary>Opens a stack.</summary>
    /// <param name="name">The stack's name or ARN.</param>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="archiveOf">The folder for what is taken out of the queues of a stack of a name.</param>
    /// <param name="hold">How long letters stay hidden when the process is killed; the box's own when left out.</param>
    /// <param name="propose">Makes a command line that is proposed name the stack.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="Hosting.CommandException">There is no such stack, it is not Notecast's, or AWS cannot be asked.</exception>
    public static async Task<OperationsTarget> OpenAsync(
        string name,
        AwsCaller caller,
        Func<string, string> archiveOf,
        TimeSpan? hold,
        Func<string, string> propose,
        TimeProvider time,
        CancellationToken stop)
    {
        var identity = CallerIdentity.FindAsync(caller, stop);
        var outputs = await StackOutputs.ReadAsync(name, caller, stop);
        var who = $"{LocalUser.Name} ({await identity})";
        var clients = new StackClients(caller);
        var notes = new DynamoNoteTable(clients.Dynamo, outputs.NotesTable, time);
        var catalog = new DynamoCatalog(clients.Dynamo, outputs.CatalogTable, time);
        var narrations = new S3NarrationStore(clients.S3, outputs.AudioBucket, time);
        return new OperationsTarget
        {
            Name = $"{outputs.StackName} in {caller.Region.SystemName}",
            Notes = notes,
            NoteScan = notes,
            Catalog = catalog,
            CatalogScan = catalog,
            Narrations = narrations,
            NarrationScan = narrations,
            SynthesisQueue = new SqsSynthesisQueue(clients.Sqs, outputs.SynthesisQueue),
            OpenDeadLetters = () => new SqsDeadLetterBox(clients.Sqs, outputs.DeadLetterQueue, outputs.ReplayQueue, time, hold),
            Audit = new S3AuditLog(clients.S3, outputs.AudioBucket, time),
            Who = who,
            ArchiveFolder = archiveOf(outputs.StackName),
            IsPipelineRunning = () => true,
            Propose = propose,
            Owned = clients,
        };
    }
}
