using Notecast.Cli.Hosting;
using Notecast.Cli.Output;

namespace Notecast.Cli.Operations;

/// <summary>A pipeline on this machine.</summary>
internal static class DataFolderTarget
{
    /// <summary>Opens a data folder that is there.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    /// <exception cref="Embedded.DataFolderException">It cannot be used.</exception>
    public static OperationsTarget Open(string folder, string? archive, Func<string, string> propose, TimeProvider time)
    {
        var stack = DataFolders.OpenExisting(folder, time);
        return new OperationsTarget
        {
            Name = Paths.Display(folder),
            Notes = stack.Notes,
            NoteScan = stack.NoteScan,
            Catalog = stack.Catalog,
            CatalogScan = stack.CatalogScan,
            Narrations = stack.Narrations,
            NarrationScan = stack.NarrationScan,
            SynthesisQueue = stack.SynthesisQueue,
            OpenDeadLetters = stack.OpenDeadLetters,
            Audit = stack.AuditLog,
            Who = LocalUser.Name,
            ArchiveFolder = archive ?? stack.ArchiveFolder,
            IsPipelineRunning = () => stack.IsPipelineRunning,
            Propose = propose,
            Owned = stack,
        };
    }
}
