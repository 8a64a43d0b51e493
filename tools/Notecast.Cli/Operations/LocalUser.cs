namespace Notecast.Cli.Operations;

/// <summary>Who sits at this machine.</summary>
internal static class LocalUser
{
    /// <summary><c>user@machine</c>.</summary>
    public static string Name => $"{Environment.UserName}@{Environment.MachineName}";
}
