namespace Notecast.Cli.Samples;

/// <summary>A sample event.</summary>
/// <param name="Function">The function that it is for.</param>
/// <param name="Case">What it shows, as its file is named: <c>new-note</c>.</param>
/// <param name="Json">The event.</param>
internal sealed record SampleEvent(string Function, string Case, string Json);
