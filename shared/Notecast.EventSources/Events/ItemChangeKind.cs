namespace Notecast.EventSources.Events;

/// <summary>What happened to an item: a stream record's <c>eventName</c>.</summary>
public enum ItemChangeKind
{
    /// <summary><c>INSERT</c>: an item that was not there.</summary>
    Insert,

    /// <summary><c>MODIFY</c>: an item that was there.</summary>
    Modify,

    /// <summary><c>REMOVE</c>: an item is no longer there.</summary>
    Remove,
}
