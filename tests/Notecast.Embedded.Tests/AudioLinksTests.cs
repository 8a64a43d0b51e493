using System.Diagnostics;
using Notecast.Contracts.Ports;
using Notecast.Domain.Dictations;
using Notecast.Domain.Narrations;

namespace Notecast.Embedded.Tests;

public sealed class AudioLinksTests : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"notecast-{Guid.NewGuid():N}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("plain")]
    [InlineData("data folder")]
    [InlineData("100%/a%20b#c?d")]
    [InlineData("ñandú/😀: a\\b")]
    public async Task A_data_folder_may_have_any_name(string name)
    {
        await using var stack = EmbeddedStack.OpenAsClient(Path.Combine(_folder, name), TimeProvider.System);
        foreach (var id in Samples.OddIds)
        {
            var key = new DictationKey(TestData.Key(id, id), Samples.Hash('a'));
            await stack.Dictations.PutAsync(key, (audio, token) => audio.WriteAsync("audio"u8.ToArray(), token).AsTask(), Cancellation);

            var link = await LinkToAsync(stack, key.ToString());

            Assert.StartsWith($"{Path.Combine(_folder, name, "dictations")}/", link.LocalPath, StringComparison.Ordinal);
            Assert.Equal("audio", await File.ReadAllTextAsync(link.LocalPath, Cancellation));
        }
    }

    [Fact]
    public async Task A_narration_has_a_link_too()
    {
        await using var stack = EmbeddedStack.OpenAsClient(_folder, TimeProvider.System);
        var key = new NarrationKey(TestData.Key("a b%"), Samples.Revision(1), Samples.Hash('a'));
        await stack.Narrations.PutAsync(
            key, Samples.Metadata(), (audio, token) => audio.WriteAsync("audio"u8.ToArray(), token).AsTask(), Cancellation);

        var link = await LinkToAsync(stack, key.ToString());

        Assert.Equal("audio", await File.ReadAllTextAsync(link.LocalPath, Cancellation));
    }

    [Fact]
    public async Task Other_programs_find_the_file_by_its_link()
    {
        await using var stack = EmbeddedStack.OpenAsClient(Path.Combine(_folder, "über 100%#?"), TimeProvider.System);
        var key = new DictationKey(TestData.Key("a/b 😀", "%2F+"), Samples.Hash('a'));
        await stack.Dictations.PutAsync(key, (audio, token) => audio.WriteAsync("audio"u8.ToArray(), token).AsTask(), Cancellation);
        var link = await LinkToAsync(stack, key.ToString());
        var start = new ProcessStartInfo("curl", ["--silent", "--show-error", link.AbsoluteUri]) { RedirectStandardOutput = true };

        using var curl = Process.Start(start)!;
        var fetched = await curl.StandardOutput.ReadToEndAsync(Cancellation);
        await curl.WaitForExitAsync(Cancellation);

        Assert.Equal("audio", fetched);
    }

    private static Task<Uri> LinkToAsync(EmbeddedStack stack, string objectKey) =>
        stack.AudioLinks.CreateAsync(objectKey, TimeSpan.FromHours(1), Cancellation);

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
