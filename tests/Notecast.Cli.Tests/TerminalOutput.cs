using System.Text;
using Spectre.Console;

namespace Notecast.Cli.Tests;

/// <summary>A terminal that remembers all that was ever shown on it, also what went away again.</summary>
internal sealed class TerminalOutput : IAnsiConsoleOutput, IDisposable
{
    private readonly StringWriter _shown = new();

    public TextWriter Writer => _shown;

    public bool IsTerminal => true;

    public int Width => 80;

    public int Height => 24;

    public string Shown => _shown.ToString();

    /// <summary>A console on this terminal.</summary>
    public IAnsiConsole CreateConsole() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.Yes,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
        Out = this,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });

    public void Dispose() => _shown.Dispose();

    public void SetEncoding(Encoding encoding)
    {
    }
}
