using Notecast.Cli.DeadLetters.Exporting;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Tests.Operations;

public sealed class LetterExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("notecast-export-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_device_is_not_replaced()
    {
        var path = Path.Combine(_folder, "null");
        File.CreateSymbolicLink(path, "/dev/null");
        var refused = Assert.Throws<CommandException>(() => LetterExport.To(path, overwrites: true));
        Assert.StartsWith($"{path}: is no ordinary file that may be written, and is not replaced", refused.Message, StringComparison.Ordinal);
        Assert.Equal("/dev/null", new FileInfo(path).LinkTarget);
    }

    [Fact]
    public async Task A_pipe_is_not_replaced()
    {
        var path = Path.Combine(_folder, "pipe");
        Assert.Equal(0, (await AwsTesting.Command.TryAsync("mkfifo", [path])).ExitCode);
        Assert.Throws<CommandException>(() => LetterExport.To(path, overwrites: true));
    }

    [Fact]
    public void A_link_stays_and_its_file_is_overwritten()
    {
        var file = Path.Combine(_folder, "letters.jsonl");
        var link = Path.Combine(_folder, "link");
        File.WriteAllText(file, "old");
        File.CreateSymbolicLink(link, file);
        using (var export = LetterExport.To(link, overwrites: true))
        {
            Assert.Equal("old", File.ReadAllText(file));
            export.Complete();
        }

        Assert.Equal("", File.ReadAllText(file));
        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }
}
