using Notecast.Contracts.Ports;

namespace Notecast.Aws.Tests.Sqs;

/// <summary>Alone, since memory is the process's.</summary>
[Collection(ProcessState.Name)]
public sealed class ReceiptSpoolTests
{
    [Fact]
    public void Handles_are_read_back_in_order_and_take_no_memory()
    {
        const int Handles = 20_000;
        using var spool = new ReceiptSpool();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var number = 0; number < Handles; number++)
        {
            spool.Add(HandleOf(number));
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1024 * 1024);
        var read = 0;
        foreach (var handle in spool.ReadAll())
        {
            Assert.Equal(HandleOf(read).Receipt, handle.Receipt);
            Assert.Equal(HandleOf(read).HiddenUntil, handle.HiddenUntil);
            read++;
        }

        Assert.Equal(Handles, read);
    }

    [Fact]
    public void An_empty_spool_has_no_handles()
    {
        using var spool = new ReceiptSpool();

        Assert.Empty(spool.ReadAll());
    }

    /// <summary>Receipt handles of SQS have some 400 characters: all of them would have 16 MB.</summary>
    private static ReceivedHandle HandleOf(int number) => new($"{number}{new string('A', 400)}", Samples.Noon.AddSeconds(number));
}
