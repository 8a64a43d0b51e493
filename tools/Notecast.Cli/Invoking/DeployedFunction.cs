namespace Notecast.Cli.Invoking;

/// <summary>A function as the template deploys it.</summary>
/// <param name="Name">Its name in the template.</param>
/// <param name="Timeout">How long an invocation may take.</param>
/// <param name="MemoryMegabytes">Its memory.</param>
/// <param name="NeedsSpeech">Whether it, or what has to run before it, speaks.</param>
internal sealed record DeployedFunction(string Name, TimeSpan Timeout, int MemoryMegabytes, bool NeedsSpeech);
