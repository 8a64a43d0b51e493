using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Notecast.Cli.Hosting;

/// <summary>Log lines as JSON, in files that are bounded in size and number.</summary>
internal static class LogFile
{
    private const long MaxBytes = 10_000_000;
    private const int FilesKept = 10;

    public static string FolderIn(string dataFolder) => Path.Combine(dataFolder, "logs");

    /// <summary>Opens today's file. Disposing the factory writes what is left.</summary>
    /// <exception cref="CommandException">The folder cannot be written.</exception>
    public static ILoggerFactory Open(string dataFolder)
    {
        var folder = FolderIn(dataFolder);
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Environment, $"{folder}: cannot be written. Give yourself the right to write there.", exception);
        }

        var logger = new LoggerConfiguration()
            .MinimumLevel.Information()
            .Enrich.FromLogContext()
            .WriteTo.File(
                new RenderedCompactJsonFormatter(),
                Path.Combine(folder, "notecast-.jsonl"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: MaxBytes,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: FilesKept)
            .CreateLogger();
        return new SerilogLoggerFactory(logger, dispose: true);
    }
}
