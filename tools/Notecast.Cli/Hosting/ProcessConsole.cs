using System.Text;
using Spectre.Console;

namespace Notecast.Cli.Hosting;

/// <summary>Standard output as a console.</summary>
internal static class ProcessConsole
{
    /// <summary>A file or pipe has no width: nothing is cut or wrapped there.</summary>
    private const int RedirectedWidth = 1000;

    public static IAnsiConsole Create()
    {
        if (Console.IsOutputRedirected)
        {
            // Letters are written byte for byte and JSON is UTF-8, whatever the locale.
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }

        // Colours follow the terminal and NO_COLOR, not guesses about build servers.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        return console;
    }
}
