using Notecast.Fuzzing.Mutating;
using Notecast.Fuzzing.Samples;

namespace Notecast.Fuzzing.Tests;

/// <summary>A reader that is wrong in a way that a test chooses.</summary>
internal sealed class BuggyTarget(Action<byte[]> read) : FuzzTarget
{
    public override string Name => "Buggy";

    public override IReadOnlyList<Sample> Samples { get; } =
        [JsonSamples.Of("""{"UserId": "ada", "Count": [1, 2], "Note": null}"""u8.ToArray())];

    public override OddValues OddValues => JsonSamples.OddValues;

    public override bool Read(byte[] input)
    {
        read(input);
        return true;
    }
}
