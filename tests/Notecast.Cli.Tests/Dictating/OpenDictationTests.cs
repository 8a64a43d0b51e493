using Notecast.AwsTesting;
using Notecast.Cli.Tests.Operations;

namespace Notecast.Cli.Tests.Dictating;

/// <summary>The system's player, as a program of the test's own.</summary>
public sealed class OpenDictationTests : IDisposable
{
    private readonly NotecastProcess _notecast = new();

    public OpenDictationTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have another player.");
        _notecast.Variables["NOTECAST_DATA"] = Path.Combine(_notecast.Home, "data");
        _notecast.Variables["PATH"] = _notecast.Home;
    }

    public void Dispose() => _notecast.Dispose();

    [Fact]
    public async Task The_player_gets_the_path_and_its_words_do_not_get_among_the_output()
    {
        await WritePlayerAsync("echo \"plays $1\"");
        var (exitCode, output, errors) = await OpenAsync();
        Assert.Equal((0, $"plays {output}"), (exitCode, errors));
        Assert.True(File.Exists(output.TrimEnd('\n')));
    }

    [Fact]
    public async Task A_player_that_is_missing_is_told_and_the_path_is_written_all_the_same()
    {
        var (exitCode, output, errors) = await OpenAsync();
        Assert.Equal(3, exitCode);
        Assert.True(File.Exists(output.TrimEnd('\n')));
        Assert.Contains("notecast: xdg-open is missing, so nothing opens the audio. Install it", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_player_that_fails_is_told()
    {
        await WritePlayerAsync("exit 4");
        var (exitCode, output, errors) = await OpenAsync();
        Assert.Equal((1, "notecast: xdg-open could not open the audio (exit code 4). Open it yourself.\n"), (exitCode, errors));
        Assert.True(File.Exists(output.TrimEnd('\n')));
    }

    private async Task<(int ExitCode, string Output, string Errors)> OpenAsync()
    {
        Assert.Equal(0, (await _notecast.TryAsync("note", "put", "ada", "tea", "Tea at five.")).ExitCode);
        return await _notecast.TryAsync("dictate", "ada", "tea", "--speech", "silent", "--open");
    }

    private async Task WritePlayerAsync(string script)
    {
        var program = Path.Combine(_notecast.Home, "xdg-open");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{script}\n", TestContext.Current.CancellationToken);
        await Command.RunAsync("chmod", ["+x", program]);
    }
}
