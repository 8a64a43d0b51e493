using Notecast.Domain.Ports;
using Notecast.EventSources.Invoking;
using Notecast.Simulation.Load;

namespace Notecast.Simulation.World;

/// <summary>How the pipeline is deployed. Without a capacity, services take any number of requests.</summary>
internal sealed record Deployment
{
    public TimeSpan NarrateTimeout { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan FinishTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a new process takes until it handles its first event.</summary>
    public TimeSpan ColdStart { get; init; }

    /// <summary>The concurrency that all functions share; <see langword="null"/> for no limit.</summary>
    public AccountConcurrency? Account { get; init; }

    /// <summary>Shards of the notes table's stream.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Bits a second of the audio that is spoken.</summary>
    public int SpeechBitRate { get; init; } = 48_000;

    /// <summary>Makes what a process speaks by, of the service and the process's clock.</summary>
    public Func<ISpeechSynthesizer, TimeProvider, ISpeechSynthesizer> NewSpeech { get; init; } = (speech, _) => speech;

    /// <summary>Makes what limits the services, on their clock.</summary>
    public Func<TimeProvider, ServiceCapacity>? NewCapacity { get; init; }
}
