namespace Notecast.Cli.Import;

/// <summary>A file to import.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Place">What it is called in messages: its path inside the imported folder.</param>
/// <param name="Folder">The folder it is in, which names a user; <see langword="null"/> at the top.</param>
internal sealed record ImportFile(string FullPath, string Place, string? Folder)
{
    private string Extension => Path.GetExtension(FullPath);

    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(FullPath);

    public bool IsJsonLines => Is(".jsonl") || Is(".ndjson");

    public bool IsSsml => Is(".ssml");

    public bool IsImportable => IsJsonLines || IsSsml || Is(".txt");

    private bool Is(string extension) => Extension.Equals(extension, StringComparison.OrdinalIgnoreCase);
}
