using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing;

/// <summary>Something that reads what others write, and must bear anything.</summary>
internal abstract class FuzzTarget
{
    /// <summary>What the target is called; part of what decides its inputs.</summary>
    public abstract string Name { get; }

    /// <summary>What is mutated; at least one.</summary>
    public abstract IReadOnlyList<Sample> Samples { get; }

    /// <summary>The odd values that take the place of a sample's parts.</summary>
    public abstract OddValues OddValues { get; }

    /// <summary>Bytes that an input may allocate, whatever its size.</summary>
    public virtual long BytesForAnyInput => 64 * 1024;

    /// <summary>Bytes that an input may allocate for each of its own bytes.</summary>
    public virtual long BytesForEachByte => 64;

    /// <summary>Reads an input, and checks what must hold of what was read.</summary>
    /// <returns>Whether the input was accepted; <see langword="false"/> when it was refused as documented.</returns>
    /// <exception cref="Exception">Anything else is a finding.</exception>
    public abstract bool Read(byte[] input);

    /// <summary>Fails when something that must hold does not.</summary>
    protected static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new BrokenRuleException(rule);
        }
    }
}
