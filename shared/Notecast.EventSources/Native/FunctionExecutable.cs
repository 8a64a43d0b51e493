namespace Notecast.EventSources.Native;

/// <summary>The program of a native function.</summary>
/// <remarks>
/// Its processes start in the program's folder with the environment variables that Lambda sets, the given ones and this process's
/// <c>PATH</c>, and no other, so that they cannot use rights that only this process has.
/// </remarks>
public sealed record FunctionExecutable
{
    /// <summary>The path of the program, absolute or relative to the current folder.</summary>
    public required string Program { get; init; }

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Environment variables. As in Lambda, they cannot change those that tell the function where it runs.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets each line that a process writes to its standard output or standard error. It must not throw; calls for several lines can
    /// overlap. Without it, the lines are dropped.
    /// </summary>
    public Action<string>? OnLine { get; init; }
}
