namespace Notecast.Aws.Settings;

/// <summary>A function's settings are missing or wrong. The message names each of them, its rule and the remedy.</summary>
public sealed class SettingsException : Exception
{
    internal SettingsException(string function, IReadOnlyList<string> problems)
        : base($"{function} cannot start: {string.Join("; ", problems)}. Set the function's environment variables as template.yaml does.") =>
        Problems = problems;

    /// <summary>What is wrong, one setting each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
