using Notecast.Contracts.Ports;
using Notecast.Domain.Auditing;
using Notecast.Domain.Failures;

namespace Notecast.Embedded.Tests;

public sealed class AuditLogTests : IAsyncDisposable
{
    private static readonly AuditEntry Entry = new(Samples.Noon, "me", "replay", [], "");

    private readonly TestData _data = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_a_file_of_the_data_folder()
    {
        await _data.Stack.AuditLog.AppendAsync(Entry, Cancellation);

        Assert.Equal(Path.Combine(_data.Folder, "operations", "audit.jsonl"), _data.Stack.AuditLog.Place);
        Assert.Equal(Path.Combine(_data.Folder, "operations"), _data.Stack.ArchiveFolder);
        Assert.Equal($"{AuditEntryFormat.Write(Entry)}\n", await File.ReadAllTextAsync(_data.Stack.AuditLog.Place, Cancellation));
    }

    [Fact]
    public async Task A_line_that_was_cut_off_stays_and_the_next_entry_has_a_line_of_its_own()
    {
        await File.WriteAllTextAsync(_data.Stack.AuditLog.Place, "{\"at\":\"2026-03", Cancellation);

        await _data.Stack.AuditLog.AppendAsync(Entry, Cancellation);

        var lines = await File.ReadAllLinesAsync(_data.Stack.AuditLog.Place, Cancellation);
        Assert.Equal(["{\"at\":\"2026-03", AuditEntryFormat.Write(Entry)], lines);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_is_a_transient_failure_that_names_it()
    {
        Directory.CreateDirectory(_data.Stack.AuditLog.Place);

        var failure = await Assert.ThrowsAsync<TransientFailureException>(() => _data.Stack.AuditLog.AppendAsync(Entry, Cancellation));

        Assert.Equal(FailureCode.StorageUnavailable, failure.Failure.Code);
        Assert.Contains(_data.Stack.AuditLog.Place, failure.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _data.DisposeAsync();
}
