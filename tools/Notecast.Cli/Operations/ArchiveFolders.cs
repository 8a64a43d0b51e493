namespace Notecast.Cli.Operations;

/// <summary>Where this machine keeps what is taken out of the queues of a stack.</summary>
internal static class ArchiveFolders
{
    /// <summary>
    /// The stack's folder among the user's state. A relative path in <c>XDG_STATE_HOME</c> counts as none.
    /// Source: XDG Base Directory Specification.
    /// </summary>
    public static string OfStack(string stack, Func<string, string?> variable)
    {
        var state = variable("XDG_STATE_HOME") is { } named && Path.IsPathFullyQualified(named)
            ? named
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "notecast", stack);
    }
}
