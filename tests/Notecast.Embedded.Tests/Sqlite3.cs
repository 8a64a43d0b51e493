using System.ComponentModel;
using System.Diagnostics;

namespace Notecast.Embedded.Tests;

/// <summary>The sqlite3 program, as a user runs it in another terminal.</summary>
internal static class Sqlite3
{
    /// <summary>Runs SQL and returns what the program complains about; empty when it does not.</summary>
    public static async Task<string> RunAsync(string database, string sql)
    {
        var start = new ProcessStartInfo("sqlite3") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("-cmd");
        start.ArgumentList.Add(".timeout 5000");
        start.ArgumentList.Add(database);
        start.ArgumentList.Add(sql);
        using var process = Start(start);
        var complaints = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return complaints.Trim();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("The program sqlite3 is not installed.");
            throw;
        }
    }
}
