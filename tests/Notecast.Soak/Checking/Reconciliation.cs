using System.Text.Json;

namespace Notecast.Soak.Checking;

/// <summary>What <c>notecast reconcile</c> did.</summary>
/// <param name="Queued">Notes that it planned again.</param>
/// <param name="Deleted">Objects that it deleted.</param>
internal sealed record Reconciliation(long Queued, long Deleted)
{
    /// <summary>Runs it.</summary>
    /// <exception cref="SoakException">It failed.</exception>
    public static async Task<Reconciliation> RunAsync(string dataFolder)
    {
        using var program = NotecastProgram.Start(dataFolder, "reconcile", "--json");
        var (exitCode, output, errors) = await program.EndAsync();
        if (exitCode != 0)
        {
            throw new SoakException($"notecast reconcile ended with exit code {exitCode}: {errors}");
        }

        using var document = JsonDocument.Parse(output);
        return new Reconciliation(
            document.RootElement.GetProperty("queued").GetInt64(), document.RootElement.GetProperty("deleted").GetInt64());
    }
}
