using Notecast.Cli.DeadLetters.Editing;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Tests.Operations;

public sealed class ExternalEditorTests : IAsyncDisposable
{
    private const string Coffee = "sed -i s/tea/coffee/";

    private readonly OperationsDesk _desk = new() { Answer = "" };

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task An_editor_is_run_on_a_terminal_only()
    {
        _desk.Variables["EDITOR"] = Coffee;
        _desk.Answer = null;
        await Assert.ThrowsAsync<CommandException>(() => EditAsync(_desk.Terminal));
    }

    [Fact]
    public async Task What_was_taken_is_forgotten()
    {
        _desk.Variables["EDITOR"] = Coffee;
        using (var editor = new ExternalEditor(_desk.Terminal))
        {
            Assert.Equal("coffee", await editor.EditAsync("tea"));
            editor.Forget();
        }

        Assert.Equal("", _desk.Error);
    }

    [Fact]
    public async Task What_was_edited_is_kept_when_the_editor_fails()
    {
        _desk.Variables["VISUAL"] = "f() { sed -i s/tea/coffee/ \"$1\"; return 3; }; f";
        var failed = await Assert.ThrowsAsync<CommandException>(() => EditAsync(_desk.Terminal));
        Assert.EndsWith(" ended with exit code 3; nothing was changed.", failed.Message, StringComparison.Ordinal);
        await IsKeptAsync("coffee\n");
    }

    [Fact]
    public async Task What_was_edited_is_kept_when_it_is_not_taken()
    {
        _desk.Variables["VISUAL"] = Coffee;
        await EditAsync(_desk.Terminal);
        await IsKeptAsync("coffee\n");
    }

    [Theory]
    [InlineData("false")]
    [InlineData("rm")]
    public async Task Nothing_is_kept_when_nothing_was_edited(string editor)
    {
        _desk.Variables["VISUAL"] = editor;
        await Assert.ThrowsAsync<CommandException>(() => EditAsync(_desk.Terminal));
        Assert.Equal("", _desk.Error);
    }

    [Fact]
    public async Task The_shell_waits_for_an_editor_that_takes_the_keys_for_itself()
    {
        _desk.Variables["VISUAL"] = "f() { kill -INT $$; kill -QUIT $$; sed -i s/tea/coffee/ \"$1\"; }; f";
        using var editor = new ExternalEditor(_desk.Terminal);
        Assert.Equal("coffee", await editor.EditAsync("tea"));
        editor.Forget();
    }

    [Fact]
    public async Task The_keys_are_the_editors_while_it_runs()
    {
        _desk.Variables["VISUAL"] = "true";
        var loan = new Loan();
        await EditAsync(_desk.Terminal with
        {
            LendKeys = () =>
            {
                loan.Began++;
                return loan;
            },
        });
        Assert.Equal((1, 1), (loan.Began, loan.Ended));
    }

    private static async Task<string> EditAsync(Terminal terminal)
    {
        using var editor = new ExternalEditor(terminal);
        return await editor.EditAsync("tea");
    }

    private async Task IsKeptAsync(string text)
    {
        const string Start = "notecast: what you edited is kept in ";
        Assert.StartsWith(Start, _desk.Error, StringComparison.Ordinal);
        var path = _desk.Error[Start.Length.._desk.Error.IndexOf(';', StringComparison.Ordinal)];
        Assert.Equal(text, await File.ReadAllTextAsync(path, _desk.Stop));
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private sealed class Loan : IDisposable
    {
        public int Began { get; set; }

        public int Ended { get; private set; }

        public void Dispose() => Ended++;
    }
}
