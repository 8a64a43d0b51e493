using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedAuditLogContract : AuditLogContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    /// <summary>Each of another process, as far as the database can tell.</summary>
    private readonly List<EmbeddedStack> _others = [];

    protected override IAuditLog OpenLog()
    {
        var stack = EmbeddedStack.OpenAsClient(_data.Folder, _data.Time);
        _others.Add(stack);
        return stack.AuditLog;
    }

    protected override async Task<IReadOnlyList<string>> ReadEntriesAsync() =>
        (await File.ReadAllTextAsync(_data.Stack.AuditLog.Place, TestContext.Current.CancellationToken)).Split('\n')[..^1];

    public async ValueTask DisposeAsync()
    {
        foreach (var other in _others)
        {
            await other.DisposeAsync();
        }

        await _data.DisposeAsync();
    }
}
