namespace Notecast.Domain.Tests.Audio;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notecast-").FullName;

    public async Task<string> WriteAsync(byte[] mp3)
    {
        var path = System.IO.Path.Combine(Path, "in.mp3");
        await File.WriteAllBytesAsync(path, mp3, TestContext.Current.CancellationToken);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
