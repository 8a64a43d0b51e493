namespace Notecast.Aws;

/// <summary>What a received message is hidden and deleted by, and until when that is sure to work.</summary>
/// <param name="receipt">The receipt handle.</param>
/// <param name="hiddenUntil">Until when the message is hidden from others.</param>
internal sealed class ReceivedHandle(string receipt, DateTimeOffset hiddenUntil)
{
    private readonly Lock _lock = new();
    private string _receipt = receipt;
    private DateTimeOffset _hiddenUntil = hiddenUntil;

    public string Receipt
    {
        get
        {
            lock (_lock)
            {
                return _receipt;
            }
        }
    }

    public DateTimeOffset HiddenUntil
    {
        get
        {
            lock (_lock)
            {
                return _hiddenUntil;
            }
        }
    }

    /// <summary>Whether the message is out of the queue.</summary>
    public bool IsMoved { get; set; }

    /// <summary>Notes that the message was hidden for longer.</summary>
    public void Renew(DateTimeOffset until)
    {
        lock (_lock)
        {
            _hiddenUntil = until;
        }
    }

    /// <summary>Takes over what the message was received by once more: only the newest receipt handle is sure to work.</summary>
    public void Renew(ReceivedHandle newest)
    {
        lock (_lock)
        {
            (_receipt, _hiddenUntil) = (newest.Receipt, newest.HiddenUntil);
        }
    }
}
