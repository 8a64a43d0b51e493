using Microsoft.Extensions.Time.Testing;
using Notecast.Contracts.EventSources;
using Notecast.EventSources.Events;
using Notecast.EventSources.Simulation;
using Notecast.EventSources.Streams;

namespace Notecast.EventSources.Tests.Simulation;

public sealed class InMemoryRecordStreamContract : RecordStreamContract
{
    private const string Arn = "arn:aws:dynamodb:eu-central-1:000000000000:table/Notes/stream/2026-01-01T00:00:00.000";
    private readonly FakeTimeProvider _clock = new();

    protected override TimeProvider Clock => _clock;

    protected override void Advance(TimeSpan by) => _clock.Advance(by);

    protected override Task<IRecordStream> CreateAsync() => Task.FromResult<IRecordStream>(new InMemoryRecordStream(Arn, _clock, shards: 2));

    protected override Task<IRecordStream> RestartAsync(IRecordStream stream) => Task.FromResult(stream);

    protected override Task AppendAsync(IRecordStream stream, string key)
    {
        ((InMemoryRecordStream)stream).Append(key, (sequenceNumber, now) => StreamRecordJson.Write(new ItemChange
        {
            Kind = ItemChangeKind.Insert,
            StreamArn = Arn,
            SequenceNumber = sequenceNumber,
            CreatedAt = now,
            Keys = new Dictionary<string, ItemValue> { ["Id"] = ItemValue.FromText(key) },
        }));
        return Task.CompletedTask;
    }
}
