using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Mutating;

/// <summary>What readers of one format are not prepared for.</summary>
/// <param name="Values">What may take the place of a part of each kind.</param>
/// <param name="Around">What a value may be put between.</param>
internal sealed record OddValues(
    IReadOnlyDictionary<PartKind, IReadOnlyList<byte[]>> Values, IReadOnlyList<(byte[] Before, byte[] After)> Around)
{
    /// <summary>Those of a format whose parts are all of one kind.</summary>
    public OddValues(IReadOnlyList<byte[]> values, IReadOnlyList<(byte[] Before, byte[] After)> around)
        : this(new Dictionary<PartKind, IReadOnlyList<byte[]>> { [PartKind.Value] = values }, around)
    {
    }
}
