namespace Notecast.Cli.Invoking;

/// <summary>A data folder that is gone when it is disposed.</summary>
internal sealed class ThrowAwayFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notecast-invoke-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
