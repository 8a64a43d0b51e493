using Notecast.Aws;
using Notecast.Domain.Ports;
using Notecast.Domain.Speech;

namespace Notecast.Simulation.Load;

/// <summary>Speech as NarrateNote has it on AWS, within the process's share of the quota, and a look at who is held back for it.</summary>
internal sealed class WatchedSpeech : ISpeechSynthesizer
{
    private readonly LimitedSynthesizer _limited;
    private readonly TimeProvider _time;
    private readonly AsyncLocal<DateTimeOffset> _askedAt = new();

    /// <summary>Limits <paramref name="service"/> to a share of the quota.</summary>
    public WatchedSpeech(ISpeechSynthesizer service, LoadOptions options, LimitWatch limits, TimeProvider time)
    {
        _time = time;
        var quotas = SpeechQuotas.Parse(string.Join(',', Engines.All.Select(engine => $"{engine}={options.SpeechQuota}")));
        _limited = new LimitedSynthesizer(
            new Admitted(service, _askedAt, limits, time), quotas.ShareOf(options.MaximumConcurrency), time);
    }

    public Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
    {
        _askedAt.Value = _time.GetUtcNow();
        return _limited.SynthesizeAsync(request, cancellationToken);
    }

    private sealed class Admitted(
        ISpeechSynthesizer service, AsyncLocal<DateTimeOffset> askedAt, LimitWatch limits, TimeProvider time) : ISpeechSynthesizer
    {
        public Task<SpeechAudio> SynthesizeAsync(SpeechRequest request, CancellationToken cancellationToken)
        {
            if (time.GetUtcNow() > askedAt.Value)
            {
                limits.Meet(LoadLimit.SpeechShare);
            }

            return service.SynthesizeAsync(request, cancellationToken);
        }
    }
}
