using System.Globalization;

namespace Notecast.Fuzzing.Tests;

/// <summary>What the environment asks of the run.</summary>
internal static class FuzzSettings
{
    private const string InputsVariable = "NOTECAST_FUZZ_INPUTS";
    private const string SeedVariable = "NOTECAST_FUZZ_SEED";
    private const int UsualInputs = 1_000_000;
    private const int UsualSeed = 20_260_301;

    /// <summary>How many inputs all targets get together.</summary>
    public static int Inputs => Read(InputsVariable, UsualInputs);

    /// <summary>Chooses the inputs.</summary>
    public static int Seed => Read(SeedVariable, UsualSeed);

    private static int Read(string variable, int usual) => Environment.GetEnvironmentVariable(variable) switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw new FormatException($"{variable} is '{text}'. It must be a whole number; without it, {usual} is taken."),
    };
}
