using System.Globalization;
using CsCheck;
using Notecast.EventSources.Tests.Support;

namespace Notecast.EventSources.Tests.Streams;

public sealed class StreamLaws
{
    private static readonly Gen<Story> Stories =
        from records in Gen.Select(Gen.Int[0, 5], Gen.Frequency((6, Gen.Const(0)), (3, Gen.Int[1, 4]), (1, Gen.Const(1_000)))).List[0, 40]
        from batchSize in Gen.Int[1, 9]
        from factor in Gen.Int[1, 10]
        from retries in Gen.Int[0, 3]
        from bisects in Gen.Bool
        from reports in Gen.Bool
        from handlerMilliseconds in Gen.Int[0, 900]
        select new Story(records, batchSize, factor, retries, bisects, reports, handlerMilliseconds);

    [Fact]
    public void Whatever_fails_records_of_a_key_are_first_handled_in_order() => Check((lab, story, handled, _) =>
    {
        var orders = handled.Distinct().GroupBy(number => story.Records[number - 1].Key);
        Assert.All(orders, order => Assert.Equal(order.Order(), order));
    });

    [Fact]
    public void Whatever_fails_every_record_is_handled_or_reported() => Check((lab, story, handled, reported) =>
    {
        var missing = Enumerable.Range(1, story.Records.Count).Except(handled).Except(reported);
        Assert.Empty(missing);
        Assert.Equal(story.Records.Count == 0 ? null : $"{story.Records.Count}", lab.Checkpoint());
    });

    [Fact]
    public void Bisecting_reports_only_records_that_fail_alone() => Check(
        (lab, story, _, reported) =>
            Assert.All(reported, number => Assert.True(!story.Bisects || story.Records[number - 1].Failures > story.Retries)));

    private static void Check(Action<StreamLab, Story, List<int>, List<int>> law) => Stories.Holds(
        story =>
        {
            var lab = new StreamLab();
            var handled = new List<int>();
            var failuresLeft = story.Records.Select(record => record.Failures).ToArray();
            lab.Options = lab.Options with
            {
                BatchSize = story.BatchSize,
                ParallelizationFactor = story.Factor,
                MaximumRetryAttempts = story.Retries,
                BisectBatchOnFunctionError = story.Bisects,
                ReportBatchItemFailures = story.Reports,
            };
            lab.Append(story.Records.Select(record => $"key{record.Key}"));
            lab.Handle = async numbers =>
            {
                await lab.Time.PassAsync(TimeSpan.FromMilliseconds(story.HandlerMilliseconds));
                return HandleBatch([.. numbers.Select(Number)], failuresLeft, story.Reports, handled);
            };
            var passedOver = new List<int>();
            lab.Source.OnCheckpoint = checkpoint =>
                passedOver.AddRange(Enumerable.Range(1, Number(checkpoint)).Except(handled).Except(Reported(lab)));

            lab.RunUntilIdle();

            Assert.Empty(passedOver);
            law(lab, story, handled, Reported(lab));
        },
        iter: 150);

    /// <summary>Handles the records up to the first that fails, which is named or thrown for.</summary>
    private static List<string?> HandleBatch(List<int> numbers, int[] failuresLeft, bool reports, List<int> handled)
    {
        var failing = numbers.FindIndex(number => failuresLeft[number - 1] > 0);
        if (failing < 0)
        {
            handled.AddRange(numbers);
            return [];
        }

        failuresLeft[numbers[failing] - 1] -= numbers.Count == 1 || failing == 0 ? 1 : 0;
        if (!reports)
        {
            throw new InvalidOperationException("A record failed.");
        }

        handled.AddRange(numbers.Take(failing));
        return [$"{numbers[failing]}"];
    }

    /// <summary>What the failure records tell. A batch of one lane has only records of its own lane's keys between its ends.</summary>
    private static List<int> Reported(StreamLab lab) =>
    [
        .. lab.FailureRecords.Select(record => record.GetProperty("DDBStreamBatchInfo")).SelectMany(batch =>
        {
            var start = Number(batch.GetProperty("startSequenceNumber").GetString()!);
            var end = Number(batch.GetProperty("endSequenceNumber").GetString()!);
            return batch.GetProperty("batchSize").GetInt32() == 1 ? [start] : Enumerable.Range(start, end - start + 1);
        }),
    ];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Story(
        List<(int Key, int Failures)> Records, int BatchSize, int Factor, int Retries, bool Bisects, bool Reports, int HandlerMilliseconds);
}
