using System.Diagnostics;
using System.Text.Json;

namespace Notecast.EndToEnd.Tests;

/// <summary>The command <c>notecast</c> as people start it, on a data folder of its own.</summary>
internal sealed class NotecastCommand : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notecast-");

    public string Data => Path.Combine(_folder.FullName, "data");

    public string Database => Path.Combine(Data, "notecast.db");

    private static string Program => Path.Combine(AppContext.BaseDirectory, "notecast");

    public string FileOf(string name, string content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, content);
        return path;
    }

    public RunningProgram Start(IEnumerable<string> arguments, Action<ProcessStartInfo>? configure = null) =>
        RunningProgram.Start(Program, [.. arguments, "--data", Data], configure);

    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Imports notes given as the lines of a JSON Lines file.</summary>
    public async Task ImportAsync(params string[] lines)
    {
        var (exitCode, output, errors) = await RunAsync("note", "import", FileOf("notes.jsonl", string.Join('\n', lines)));
        Assert.True(exitCode == 0, output + errors);
    }

    /// <summary>Runs the pipeline until nothing is left to do.</summary>
    public async Task<PipelineReport> UpOnceAsync(string speech = "silent")
    {
        var (exitCode, output, errors) = await RunAsync("up", "--once", "--json", "--speech", speech);
        Assert.True(exitCode is 0 or 1, output + errors);
        return PipelineReport.Read(exitCode, output);
    }

    public async Task<JsonElement> ShowAsync(string userId, string noteId)
    {
        var (exitCode, output, errors) = await RunAsync("note", "show", userId, noteId, "--json");
        Assert.True(exitCode == 0, output + errors);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    public async Task<JsonElement> StatusAsync()
    {
        var (exitCode, output, errors) = await RunAsync("status", "--json");
        Assert.True(exitCode == 0, output + errors);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    public async Task SqlAsync(string sql)
    {
        using var sqlite = RunningProgram.Start("sqlite3", ["-cmd", ".timeout 5000", Database, sql]);
        var (exitCode, output, errors) = await sqlite.EndAsync();
        Assert.True(exitCode == 0, output + errors);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
