namespace Notecast.Aws;

/// <summary>What a received message is hidden and deleted by, and until when that is sure to work.</summary>
/// <param name="receipt">The receipt handle.</param>
/// <param name="hiddenUntil">Until when the message is hidden from others.</param>
internal sealed class ReceivedHandle(string receipt, DateTimeOffset hiddenUntil)
{
    public string Receipt => receipt;

    public DateTimeOffset HiddenUntil { get; set; } = hiddenUntil;

    /// <summary>Whether the message is out of the queue.</summary>
    public bool IsMoved { get; set; }
}
