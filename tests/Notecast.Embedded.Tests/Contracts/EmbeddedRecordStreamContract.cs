using Notecast.Contracts.EventSources;
using Notecast.EventSources.Streams;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedRecordStreamContract : RecordStreamContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    private int _version;

    protected override TimeProvider Clock => _data.Time;

    protected override void Advance(TimeSpan by) => _data.Time.Advance(by);

    protected override Task<IRecordStream> CreateAsync() => Task.FromResult(_data.Stack.NoteStream);

    protected override async Task<IRecordStream> RestartAsync(IRecordStream stream) => (await _data.RestartAsync()).NoteStream;

    protected override Task AppendAsync(IRecordStream stream, string key) =>
        _data.Stack.NoteClient.PutAsync(TestData.NewNote(key, $"version {++_version}"), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
