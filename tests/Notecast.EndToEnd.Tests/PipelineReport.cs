using System.Text.Json;

namespace Notecast.EndToEnd.Tests;

/// <summary>What <c>notecast up --once --json</c> wrote.</summary>
internal sealed record PipelineReport(int ExitCode, IReadOnlyList<JsonElement> Notes, JsonElement End)
{
    public long Synthesized => End.GetProperty("thisRun").GetProperty("synthesizedSegments").GetInt64();

    public long Narrations => End.GetProperty("thisRun").GetProperty("narrations").GetInt64();

    public JsonElement Counts => End.GetProperty("status").GetProperty("notes");

    public static PipelineReport Read(int exitCode, string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        return new PipelineReport(
            exitCode,
            [.. lines.Where(line => line.TryGetProperty("note", out _)).Select(line => line.GetProperty("note"))],
            lines.Single(line => line.GetProperty("event").GetString() == "end"));
    }

    public JsonElement Note(string noteId) => Assert.Single(Notes, note => note.GetProperty("noteId").GetString() == noteId);

    public string? FailureCode(string noteId) =>
        Note(noteId).GetProperty("failure") is { ValueKind: JsonValueKind.Object } failure ? failure.GetProperty("code").GetString() : null;
}
