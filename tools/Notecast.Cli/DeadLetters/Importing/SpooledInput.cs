using System.Text;

namespace Notecast.Cli.DeadLetters.Importing;

/// <summary>Standard input in a temporary file, since every line is checked before the first letter is written.</summary>
internal sealed class SpooledInput : IDisposable
{
    private SpooledInput(string path) => FilePath = path;

    public string FilePath { get; }

    public static async Task<SpooledInput> ReadAsync(TextReader input, CancellationToken stop)
    {
        var spooled = new SpooledInput(Path.GetTempFileName());
        try
        {
            var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            await using var file = new StreamWriter(spooled.FilePath, append: false, utf8);
            while (await input.ReadLineAsync(stop) is { } line)
            {
                await file.WriteAsync($"{line}\n");
            }

            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Delete(FilePath);
}
