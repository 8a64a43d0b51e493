using Notecast.Cli.Samples;
using Notecast.Cli.Samples.Filling;

namespace Notecast.Cli.Output;

/// <summary><c>event</c>: a sample event, and what can be set in it.</summary>
internal sealed record SampleEventDocument(string Function, string Case, IReadOnlyList<string> Settings)
{
    public static SampleEventDocument Of(SampleEvent sample) => new(sample.Function, sample.Case, SampleFiller.SettingsOf(sample));
}
