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

            // By blocks, since it matters whether the last line has an end.
            var block = new char[1 << 14];
            while (await input.ReadAsync(block, stop) is > 0 and var count)
            {
                await file.WriteAsync(block.AsMemory(0, count), stop);
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
