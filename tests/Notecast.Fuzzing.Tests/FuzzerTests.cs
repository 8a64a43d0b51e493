using System.Text.Json;

namespace Notecast.Fuzzing.Tests;

public class FuzzerTests
{
    private const int Inputs = 2_000;
    private const int Seed = 7;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void An_exception_that_is_not_documented_is_found_and_its_input_shrunk()
    {
        var target = new BuggyTarget(input => _ = input.Contains((byte)'\\') ? throw new InvalidOperationException("Escaped.") : 0);

        var finding = Assert.Throws<FindingException>(() => new Fuzzer(Seed, Patience).Run(target, Inputs));

        Assert.Equal("\\"u8.ToArray(), finding.Input);
        Assert.Contains("InvalidOperationException: Escaped.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Memory_over_the_bound_is_found()
    {
        var target = new BuggyTarget(input => GC.KeepAlive(input.Length > 100 ? new byte[1_000_000] : null));

        var finding = Assert.Throws<FindingException>(() => new Fuzzer(Seed, Patience).Run(target, Inputs));

        Assert.Equal(101, finding.Input.Length);
        Assert.Contains("allocated", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_never_ends_is_found()
    {
        using var never = new ManualResetEventSlim();
        var target = new BuggyTarget(input =>
        {
            if (input.Length == 0 || input[0] != '{')
            {
                never.Wait(TestContext.Current.CancellationToken);
            }
        });

        var finding = Assert.Throws<FindingException>(() => new Fuzzer(Seed, TimeSpan.FromMilliseconds(500)).Run(target, int.MaxValue));

        never.Set();
        Assert.Contains("did not end", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_is_the_same_in_each_run_and_another_one_for_each_seed_and_number()
    {
        var target = new BuggyTarget(_ => { });
        byte[] InputOf(int seed, int number) => new Fuzzer(seed, Patience).InputOf(target, number);

        Assert.Equal(InputOf(1, 5), InputOf(1, 5));
        Assert.True(Enumerable.Range(0, 100).Select(number => Convert.ToHexString(InputOf(1, number))).Distinct().Count() > 80);
        Assert.True(Enumerable.Range(0, 100).Count(number => InputOf(1, number).SequenceEqual(InputOf(2, number))) < 20);
    }

    [Fact]
    public void Many_inputs_stay_json_so_that_more_than_the_parser_is_tried()
    {
        var valid = 0;
        var target = new BuggyTarget(input => valid += IsJson(input) ? 1 : 0);

        new Fuzzer(Seed, Patience).Run(target, Inputs);

        Assert.InRange(valid, Inputs / 4, Inputs * 3 / 4);
    }

    private static bool IsJson(byte[] input)
    {
        try
        {
            using var document = JsonDocument.Parse(input);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
