using System.Net;
using System.Text.Json;
using Notecast.Contracts.Ports;
using Notecast.Domain.Ports;

namespace Notecast.Embedded.Tests.Contracts;

public sealed class EmbeddedNarrationStoreContract : NarrationStoreContract, IAsyncDisposable
{
    private readonly TestData _data = new();

    protected override INarrationStore Store => _data.Stack.Narrations;

    protected override async Task<IReadOnlyList<string>> ReceiveCreatedKeysAsync()
    {
        var invocations = await _data.Stack.FinishInvocations.TakeDueAsync(1_000, TimeSpan.Zero, TestContext.Current.CancellationToken);
        return [.. invocations.Select(invocation => KeyOf(invocation.Payload))];
    }

    private static string KeyOf(ReadOnlyMemory<byte> payload)
    {
        using var json = JsonDocument.Parse(payload);
        return WebUtility.UrlDecode(json.RootElement.GetProperty("Records")[0].GetProperty("s3").GetProperty("object").GetProperty("key").GetString()!);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
