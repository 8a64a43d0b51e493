using System.Globalization;
using CsCheck;

namespace Notecast.Tests;

/// <summary>
/// Checks that a law holds in many generated cases: the same cases in each run and on each machine, as a case depends on the seed
/// and its number only.
/// </summary>
/// <remarks>
/// The environment variable NOTECAST_LAW_SEED sets another seed, a number or <c>random</c>, to explore other cases, and
/// NOTECAST_LAW_CASES the number of cases that a law has at most, for tests that are run very often. CsCheck's own Sample draws other
/// cases in each run, whatever its seed.
/// </remarks>
internal static class Law
{
    private const string SeedVariable = "NOTECAST_LAW_SEED";
    private const string CasesVariable = "NOTECAST_LAW_CASES";
    private const ulong UsualSeed = 20_261_123;
    private const int UsualCases = 100;

    private static readonly ulong Seed = ReadSeed(Environment.GetEnvironmentVariable(SeedVariable));
    private static readonly int MostCases = ReadCases(Environment.GetEnvironmentVariable(CasesVariable));

    public static void Holds<T>(this Gen<T> gen, Action<T> law, int iter = UsualCases)
    {
        foreach (var (number, start, value) in Cases(gen, iter))
        {
            try
            {
                law(value);
            }
            catch (Exception exception)
            {
                var smaller = Record.Exception(() => gen.Sample(law, seed: start, iter: Math.Min(iter, MostCases), threads: 1));
                throw Broken(number, smaller, exception);
            }
        }
    }

    public static void Holds<T>(this Gen<T> gen, Func<T, bool> law, int iter = UsualCases) =>
        gen.Holds(value => Assert.True(law(value)), iter);

    public static void Holds<T1, T2>(this Gen<(T1, T2)> gen, Action<T1, T2> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2), iter);

    public static void Holds<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, bool> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2), iter);

    public static void Holds<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2, values.Item3), iter);

    public static void Holds<T1, T2, T3, T4>(this Gen<(T1, T2, T3, T4)> gen, Action<T1, T2, T3, T4> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2, values.Item3, values.Item4), iter);

    public static void Holds<T1, T2, T3, T4>(
        this Gen<(T1, T2, T3, T4)> gen, Func<T1, T2, T3, T4, bool> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2, values.Item3, values.Item4), iter);

    public static void Holds<T1, T2, T3, T4, T5>(
        this Gen<(T1, T2, T3, T4, T5)> gen, Action<T1, T2, T3, T4, T5> law, int iter = UsualCases) =>
        gen.Holds(values => law(values.Item1, values.Item2, values.Item3, values.Item4, values.Item5), iter);

    public static async Task HoldsAsync<T>(this Gen<T> gen, Func<T, Task> law, int iter = UsualCases)
    {
        foreach (var (number, start, value) in Cases(gen, iter))
        {
            try
            {
                await law(value);
            }
            catch (Exception exception)
            {
                var smaller = await Record.ExceptionAsync(() => gen.SampleAsync(law, seed: start, iter: Math.Min(iter, MostCases), threads: 1));
                throw Broken(number, smaller, exception);
            }
        }
    }

    public static Task HoldsAsync<T1, T2>(this Gen<(T1, T2)> gen, Func<T1, T2, Task> law, int iter = UsualCases) =>
        gen.HoldsAsync(values => law(values.Item1, values.Item2), iter);

    public static Task HoldsAsync<T1, T2, T3>(this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, Task> law, int iter = UsualCases) =>
        gen.HoldsAsync(values => law(values.Item1, values.Item2, values.Item3), iter);

    private static IEnumerable<(int Number, string Start, T Value)> Cases<T>(Gen<T> gen, int count)
    {
        // Neighbouring streams from one seed are alike, so each case also has a seed of its own.
        var seeds = new PCG(0, Seed);
        for (var number = 0; number < Math.Min(count, MostCases); number++)
        {
            var pcg = new PCG((uint)number, seeds.Next64());
            yield return (number, pcg.ToString(), gen.Generate(pcg, null, out _));
        }
    }

    private static CsCheckException Broken(int number, Exception? smaller, Exception exception)
    {
        var again = FormattableString.Invariant($"Case {number} of seed {Seed} breaks the law; {SeedVariable}={Seed} runs it again.");
        if (smaller is null)
        {
            return new CsCheckException($"{again} It held at a second try: it depends on more than its case.", exception);
        }

        // The first line names CsCheck's seed, which means nothing here.
        var smallest = smaller.Message[(smaller.Message.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        return new CsCheckException($"{again} The smallest case found like it:\n{smallest}", smaller.InnerException ?? smaller);
    }

    private static ulong ReadSeed(string? setting) => setting switch
    {
        null or "" => UsualSeed,
        "random" => (ulong)Random.Shared.NextInt64(),
        _ when ulong.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) => seed,
        _ => throw new FormatException(
            $"{SeedVariable} is '{setting}'. It must be a whole number or 'random'; without it the usual seed is taken."),
    };

    private static int ReadCases(string? setting) => setting switch
    {
        null or "" => int.MaxValue,
        _ when int.TryParse(setting, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) && cases > 0 => cases,
        _ => throw new FormatException(
            $"{CasesVariable} is '{setting}'. It must be a whole number above 0; without it each law has its own number of cases."),
    };
}
