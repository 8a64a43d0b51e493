namespace Notecast.Embedded;

/// <summary>A data folder cannot be used. The message is one line that names the folder or file and says what to do.</summary>
public sealed class DataFolderException : Exception
{
    internal DataFolderException(string path, string problem, string remedy, Exception? innerException = null)
        : base($"{path}: {problem} {remedy}", innerException) => Path = path;

    /// <summary>The folder or file that is in the way.</summary>
    public string Path { get; }
}
