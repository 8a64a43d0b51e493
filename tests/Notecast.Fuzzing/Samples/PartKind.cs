namespace Notecast.Fuzzing.Samples;

/// <summary>What parts can take each other's place.</summary>
internal enum PartKind
{
    /// <summary>A value, or whatever stands by itself.</summary>
    Value,

    /// <summary>A name and its value.</summary>
    Member,

    /// <summary>A name.</summary>
    Name,
}
