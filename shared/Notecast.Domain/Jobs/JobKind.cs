namespace Notecast.Domain.Jobs;

/// <summary>What a synthesis job asks for.</summary>
public enum JobKind
{
    /// <summary>Narrate the note.</summary>
    Narrate,

    /// <summary>Remove the narrations of a note that is gone.</summary>
    Remove,
}
