using System.Buffers;

namespace Notecast.Domain.Tests;

public sealed class ReadableBytesTests
{
    [Fact]
    public void Part_of_an_array_is_read_from_its_start_to_its_end()
    {
        ReadOnlyMemory<byte> bytes = new byte[] { 1, 2, 3, 4, 5 }.AsMemory(1, 3);

        using var stream = bytes.OpenRead();

        Assert.Equal([2, 3, 4], stream.ToArray());
        Assert.False(stream.CanWrite);
    }

    [Fact]
    public void An_array_is_not_copied()
    {
        var array = new byte[] { 1, 2, 3 };
        using var stream = new ReadOnlyMemory<byte>(array).OpenRead();

        array[0] = 9;

        Assert.Equal(9, stream.ReadByte());
    }

    [Fact]
    public void Bytes_that_are_no_array_are_read_alike()
    {
        using var owner = new Owner([1, 2, 3]);
        ReadOnlyMemory<byte> bytes = owner.Memory;

        using var stream = bytes.OpenRead();

        Assert.Equal([1, 2, 3], stream.ToArray());
    }

    private sealed class Owner(byte[] bytes) : MemoryManager<byte>
    {
        public override Span<byte> GetSpan() => bytes;

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
