namespace Notecast.EndToEnd.Tests;

public sealed class EnvironmentTests : IDisposable
{
    private readonly NotecastCommand _notecast = new();

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_one_line_that_says_what_to_do()
    {
        File.WriteAllText(_notecast.Data, "a file");

        AssertOneLine(await _notecast.RunAsync("up", "--once", "--speech", "silent"), _notecast.Data);
    }

    [Fact]
    public async Task A_data_folder_in_use_by_another_pipeline_is_one_line_that_says_what_to_do()
    {
        Assert.Equal(0, (await _notecast.RunAsync("note", "put", "ann", "1", "Hello.")).ExitCode);
        using var first = _notecast.Start(["up", "--json", "--speech", "silent"]);
        Assert.NotNull(await first.ReadLineAsync());

        AssertOneLine(await _notecast.RunAsync("up", "--once", "--speech", "silent"), _notecast.Data);
    }

    [Fact]
    public async Task Missing_speech_programs_are_one_line_that_says_what_to_install()
    {
        using var pipeline = _notecast.Start(["up", "--once"], start => start.Environment["PATH"] = "/nowhere");

        AssertOneLine(await pipeline.EndAsync(), "apt-get install espeak-ng lame");
    }

    private static void AssertOneLine((int ExitCode, string Output, string Errors) ended, string expected)
    {
        Assert.Equal(3, ended.ExitCode);
        Assert.Contains(expected, Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }
}
