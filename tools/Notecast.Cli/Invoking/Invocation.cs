namespace Notecast.Cli.Invoking;

/// <summary>What is asked for.</summary>
/// <param name="Function">The function.</param>
/// <param name="Event">The event.</param>
/// <param name="Type">One of <see cref="InvocationTypes"/>.</param>
/// <param name="RunsOn"><see cref="OnEmbedded"/>, <see cref="OnAws"/> or <see cref="OnNative"/>.</param>
internal sealed record Invocation(DeployedFunction Function, InvokedEvent Event, string Type, string RunsOn)
{
    /// <summary>In this process, on a data folder.</summary>
    public const string OnEmbedded = "embedded";

    /// <summary>As a program that is compiled as it runs.</summary>
    public const string OnAws = "aws";

    /// <summary>As a native executable.</summary>
    public const string OnNative = "native";
}
