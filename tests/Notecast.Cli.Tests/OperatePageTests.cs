using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;
using Notecast.Cli.Commands;
using Notecast.Cli.Hosting;
using Notecast.Domain.DeadLetters;
using Notecast.Domain.Failures;
using Spectre.Console.Testing;

namespace Notecast.Cli.Tests;

/// <summary>What <c>docs/operate.md</c> says of the command and its dead letters is so.</summary>
public partial class OperatePageTests
{
    [Fact]
    public async Task The_page_says_what_to_do_about_each_failure_code()
    {
        var page = await PageAsync();

        Assert.All(Enum.GetNames<FailureCode>(), code => Assert.Matches($@"(?m)^\| `{code}`[^|]* \| [^|]+ \| [^|]+ \|$", page));
    }

    [Fact]
    public async Task The_page_explains_each_kind_of_dead_letter()
    {
        var page = await PageAsync();

        Assert.All(DeadLetterKindNames.All, kind => Assert.Contains($"**`{kind}`**:", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_command_line_on_the_page_is_understood()
    {
        var lines = CommandLines().Matches(await PageAsync()).Select(match => match.Groups["arguments"].Value).Distinct().ToArray();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(IsUnderstood(line), line));
    }

    private static bool IsUnderstood(string line)
    {
        using var console = new TestConsole();
        var terminal = new Terminal
        {
            Console = console,
            Error = TextWriter.Null,
            Input = TextReader.Null,
            Time = TimeProvider.System,
            Variable = _ => null,
        };
        var arguments = CommandLineParser.SplitCommandLine(line).ToArray();
        return NotecastApp.IsUnderstood(NotecastApp.Parse(arguments, terminal, new CommonOptions(terminal)));
    }

    private static Task<string> PageAsync() =>
        File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "operate.md"), TestContext.Current.CancellationToken);

    /// <summary>From <c>notecast</c> at the beginning of a line, of code in a sentence or behind a pipe, to the end of the command.</summary>
    [GeneratedRegex(@"(?m)(?:^|`|\| )notecast (?<arguments>[^`|>\n]+)")]
    private static partial Regex CommandLines();
}
