using Notecast.Cli.Samples;

namespace Notecast.SampleOutcomes;

/// <summary>A row of the page: a sample event and what it leads to.</summary>
/// <param name="Function">The function that the event is for.</param>
/// <param name="Case">The event's case, as its file is named.</param>
/// <param name="Shows">What it shows, for people.</param>
/// <param name="Expected">What it leads to.</param>
public sealed record SampleRow(string Function, string Case, string Shows, SampleOutcome Expected)
{
    /// <summary>The event's file in the folder <c>events</c>, without its extension.</summary>
    public override string ToString() => $"{Function}/{Case}";

    internal SampleEvent FindSample() =>
        SampleEvents.Find(Function, Case) ?? throw new InvalidOperationException($"There is no sample event {this}.");
}
