using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

public partial class WatchTests(TemplateSource source)
{
    private const string Alarm = "AWS::CloudWatch::Alarm";
    private const string OwnMetrics = "Notecast/notecast";
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:alarms";

    private static readonly string[] Watched =
    [
        "AWS/SQS ApproximateNumberOfMessagesVisible QueueName {DeadLetterQueue.QueueName} > 0",
        "AWS/SQS ApproximateAgeOfOldestMessage QueueName {SynthesisQueue.QueueName} > 1200",
        "AWS/SQS ApproximateAgeOfOldestMessage QueueName {ReplayQueue.QueueName} > 1200",
        "AWS/Lambda IteratorAge FunctionName {PlanNarrations} > 60000",
        "AWS/Lambda DestinationDeliveryFailures FunctionName {PlanNarrations} > 0",
        "AWS/Lambda DestinationDeliveryFailures FunctionName {FinishNarration} > 0",
        "AWS/Lambda Errors FunctionName {PlanNarrations} > 0",
        "AWS/Lambda Throttles FunctionName {PlanNarrations} > 0",
        "AWS/Lambda Errors FunctionName {NarrateNote} > 0",
        "AWS/Lambda Throttles FunctionName {NarrateNote} > 0",
        "AWS/Lambda Errors FunctionName {FinishNarration} > 0",
        "AWS/Lambda Throttles FunctionName {FinishNarration} > 0",
        "AWS/Lambda Errors FunctionName {ReplayDeadLetters} > 0",
        "AWS/Lambda Throttles FunctionName {ReplayDeadLetters} > 0",
        $"{OwnMetrics} DictationFailures   > 0",
        "AWS/Lambda Throttles FunctionName {DictateNote} > 0",
    ];

    [Fact]
    public async Task Alarms_watch_dead_letters_lost_records_delays_errors_and_throttles()
    {
        var stack = await source.ResolveAsync(
            new Dictionary<string, string> { ["OldestJobSeconds"] = "1200", ["StreamDelaySeconds"] = "60" });

        Assert.Equal(Watched.Order(), stack.OfType(Alarm).Select(alarm => Describe(stack, alarm)).Order());
    }

    [Fact]
    public async Task An_alarm_is_silent_when_nothing_happens()
    {
        var stack = await source.ResolveAsync();

        Assert.All(stack.OfType(Alarm), alarm => Assert.Equal("notBreaching", stack.Text(alarm, "TreatMissingData")));
    }

    [Fact]
    public async Task Alarms_tell_a_topic_if_there_is_one()
    {
        var loud = await source.ResolveAsync("AlarmTopicArn", Topic);
        Assert.All(loud.OfType(Alarm), alarm =>
        {
            Assert.Equal(Topic, loud.Text(alarm, "AlarmActions/0"));
            Assert.Equal(Topic, loud.Text(alarm, "OKActions/0"));
        });

        var silent = await source.ResolveAsync();
        Assert.All(
            silent.OfType(Alarm),
            alarm => Assert.DoesNotContain(silent[alarm], property => property.Key.EndsWith("Actions", StringComparison.Ordinal)));
    }

    /// <summary>To Lambda a refusal is an error like a failure, and a caller's mistake must not wake an operator.</summary>
    [Fact]
    public async Task Only_those_dictations_count_as_failed_that_the_function_says_failed()
    {
        var stack = await source.ResolveAsync();

        var filter = Assert.Single(stack.OfType("AWS::Logs::MetricFilter"));
        Assert.Equal("{DictateNoteLogGroup}", stack.Text(filter, "LogGroupName"));
        Assert.Equal(OwnMetrics, stack.Text(filter, "MetricTransformations/0/MetricNamespace"));
        Assert.Equal("DictationFailures", stack.Text(filter, "MetricTransformations/0/MetricName"));
        Assert.Equal("1", stack.Text(filter, "MetricTransformations/0/MetricValue"));
        var said = FailedMessage().Match(await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Find(), "functions", "DictateNote", "HandlerLog.cs"), TestContext.Current.CancellationToken));
        Assert.Equal($$"""{ $.message = "{{said.Groups["start"].Value}}*" }""", stack.Text(filter, "FilterPattern"));
    }

    [Fact]
    public async Task The_dashboard_shows_the_stacks_own_resources()
    {
        var stack = await source.ResolveAsync();

        var widgets = JsonNode.Parse(stack.Text("Dashboard", "DashboardBody"))!["widgets"]!.AsArray();
        Assert.All(widgets, widget => Assert.Equal("eu-west-1", widget!["properties"]!["region"]!.ToString()));
        var metrics = widgets.SelectMany(widget => widget!["properties"]!["metrics"]!.AsArray()).ToList();
        Assert.Contains(metrics, metric => (metric![0]!.ToString(), metric[1]!.ToString()) == (OwnMetrics, "DictationFailures"));
        // Polly's metrics are those of the whole account, and the stack's own are in a namespace of their own.
        var named = metrics
            .Where(metric => metric![0]!.ToString() is not ("AWS/Polly" or OwnMetrics))
            .Select(metric => metric![3]!.ToString())
            .ToHashSet();
        Assert.All(named, reference => Assert.True(reference.StartsWith('{') && stack.Has(reference), reference));
        Assert.Superset(
            new HashSet<string>
            {
                "{DeadLetterQueue.QueueName}", "{SynthesisQueue.QueueName}", "{ReplayQueue.QueueName}",
                "{PlanNarrations}", "{NarrateNote}", "{FinishNarration}", "{ReplayDeadLetters}",
                "{DictateNote}", "{NarrationTopic.TopicName}",
            },
            named);
    }

    [Fact]
    public async Task The_dashboards_widgets_do_not_overlap()
    {
        var widgets = JsonNode.Parse((await source.ResolveAsync()).Text("Dashboard", "DashboardBody"))!["widgets"]!.AsArray();
        var cells = widgets.SelectMany(Cells!).ToList();

        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, cell => Assert.InRange(cell.X, 0, 23));
    }

    private static IEnumerable<(int X, int Y)> Cells(JsonNode widget) =>
        from x in Enumerable.Range(widget["x"]!.GetValue<int>(), widget["width"]!.GetValue<int>())
        from y in Enumerable.Range(widget["y"]!.GetValue<int>(), widget["height"]!.GetValue<int>())
        select (x, y);

    [GeneratedRegex("""
        LogLevel\.Error, "(?<start>[^{]+)\{[^"]+"\)\]\s+public static partial void Failed
        """)]
    private static partial Regex FailedMessage();

    private static string Describe(ResolvedStack stack, string alarm)
    {
        Assert.Equal("GreaterThanThreshold", stack.Text(alarm, "ComparisonOperator"));
        return $"{stack.Text(alarm, "Namespace")} {stack.Text(alarm, "MetricName")} {stack.Text(alarm, "Dimensions/0/Name")} "
            + $"{stack.Text(alarm, "Dimensions/0/Value")} > {stack.Text(alarm, "Threshold")}";
    }
}
