using Notecast.Fuzzing.Mutating;

namespace Notecast.Fuzzing;

/// <summary>
/// Gives a target mutated inputs and looks for exceptions that are not documented, for memory over the target's bound, and for inputs that
/// never end. An input depends on the seed, the target's name and the input's number only.
/// </summary>
/// <param name="seed">Chooses the inputs.</param>
/// <param name="patience">
/// How long a whole run may take. It is generous: it tells an endless or a quadratic input from a slow machine, and no more.
/// </param>
internal sealed class Fuzzer(int seed, TimeSpan patience)
{
    /// <summary>One in so many inputs is large, so that work that grows faster than its input shows.</summary>
    private const int LargeEvery = 2_500;

    private int _number;

    /// <summary>Runs a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="inputs">How many inputs, from 1.</param>
    /// <exception cref="FindingException">An input was not borne; it is shrunk.</exception>
    public FuzzReport Run(FuzzTarget target, int inputs)
    {
        FuzzReport? report = null;
        Exception? failure = null;

        // A thread of its own can be left behind when an input never ends.
        var thread = new Thread(() =>
        {
            try
            {
                report = ReadAll(target, inputs);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })
        { IsBackground = true, Name = target.Name };
        thread.Start();
        if (!thread.Join(patience))
        {
            var number = Volatile.Read(ref _number);
            throw new FindingException(target.Name, seed, number, InputOf(target, number), $"It did not end within {patience}.");
        }

        return report ?? throw failure!;
    }

    /// <summary>The input of this number.</summary>
    public byte[] InputOf(FuzzTarget target, int number)
    {
        var random = new Random(SeedOf(target.Name, number));
        return number % LargeEvery == LargeEvery - 1
            ? Mutator.Grow(target.Samples, random)
            : Mutator.Mutate(target.Samples, target.OddValues, random);
    }

    private FuzzReport ReadAll(FuzzTarget target, int inputs)
    {
        WarmUp(target);
        var report = new FuzzReport(0, 0, 0, 0, 0);
        for (var number = 0; number < inputs; number++)
        {
            Volatile.Write(ref _number, number);
            var input = InputOf(target, number);
            var isAccepted = Read(target, number, input, out var allocated);
            var isLarge = number % LargeEvery == LargeEvery - 1;
            report = new FuzzReport(
                number + 1,
                report.Accepted + (isAccepted ? 1 : 0),
                report.InputBytes + input.Length,
                isLarge ? report.MostAllocated : Math.Max(report.MostAllocated, allocated),
                isLarge ? Math.Max(report.MostAllocatedEach, (double)allocated / input.Length) : report.MostAllocatedEach);
        }

        return report;
    }

    /// <summary>What is allocated once, by the first input that needs it, is no input's own.</summary>
    private static void WarmUp(FuzzTarget target)
    {
        foreach (var sample in target.Samples)
        {
            target.Read(sample.Bytes);
        }
    }

    private bool Read(FuzzTarget target, int number, byte[] input, out long allocated)
    {
        var isAccepted = false;
        if (Borne(target, input, ref isAccepted, out allocated) is not { } problem)
        {
            return isAccepted;
        }

        var smallest = Shrinker.Shrink(input, smaller => Borne(target, smaller, ref isAccepted, out _)?.Kind == problem.Kind);
        var last = Borne(target, smallest, ref isAccepted, out _) ?? problem;
        throw new FindingException(target.Name, seed, number, smallest, last.Text, last.Cause);
    }

    /// <summary>Reads an input; <see langword="null"/> when the target bears it.</summary>
    private static Problem? Borne(FuzzTarget target, byte[] input, ref bool isAccepted, out long allocated)
    {
        var limit = target.BytesForAnyInput + (target.BytesForEachByte * input.Length);
        try
        {
            allocated = Measure(target, input, out isAccepted);
            if (allocated > limit)
            {
                // Once more: what is allocated once is no input's own.
                allocated = Measure(target, input, out isAccepted);
            }
        }
        catch (Exception exception)
        {
            allocated = 0;
            return new Problem(exception.GetType().Name, $"{exception.GetType().Name}: {exception.Message}", exception);
        }

        return allocated > limit
            ? new Problem("memory", $"It allocated {allocated} bytes; the bound is {limit}.", null)
            : null;
    }

    private static long Measure(FuzzTarget target, byte[] input, out bool isAccepted)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        isAccepted = target.Read(input);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>FNV-1a, which is the same in every run: that of <see cref="string.GetHashCode()"/> is not.</summary>
    private int SeedOf(string name, int number)
    {
        var hash = 2_166_136_261u;
        foreach (var part in name.Select(character => (uint)character).Append((uint)seed).Append((uint)number))
        {
            hash = unchecked((hash ^ part) * 16_777_619u);
        }

        return unchecked((int)(hash ^ (hash >> 15)));
    }

    private sealed record Problem(string Kind, string Text, Exception? Cause);
}
