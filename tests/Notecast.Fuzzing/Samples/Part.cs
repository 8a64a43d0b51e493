namespace Notecast.Fuzzing.Samples;

/// <summary>A stretch of a sample that means something.</summary>
internal readonly record struct Part(int Start, int Length, PartKind Kind = PartKind.Value)
{
    public int End => Start + Length;
}
