using Notecast.Contracts.EventSources;
using Notecast.Embedded.Queues;
using Notecast.Embedded.Storage;
using Notecast.EventSources.Queues;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedMessageQueueContract : MessageQueueContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    private Database? _database;

    protected override TimeProvider Clock => _data.Time;

    protected override void Advance(TimeSpan by) => _data.Time.Advance(by);

    protected override Task<(IMessageQueue Queue, IMessageQueue DeadLetters)> CreateAsync()
    {
        _database = Database.Open(DataFolder.Prepare(_data.Folder));
        var deadLetters = new MessageQueue(_database, "dead", _data.Time);
        return Task.FromResult<(IMessageQueue, IMessageQueue)>((new MessageQueue(_database, "queue", _data.Time, deadLetters, MaxReceiveCount), deadLetters));
    }

    public ValueTask DisposeAsync()
    {
        _database?.Dispose();
        return _data.DisposeAsync();
    }
}
