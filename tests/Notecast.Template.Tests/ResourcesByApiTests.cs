using System.Text.Json.Nodes;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

public class ResourcesByApiTests(TemplateSource source, MotoServer server)
{
    private const string Topic = "arn:aws:sns:eu-west-1:123456789012:alarms";

    [Fact]
    public async Task Services_take_the_resources_that_the_servers_CloudFormation_does_not_know()
    {
        var url = await server.GetUrlAsync();
        var template = ResourcesByApi.Announce(await source.TransformAsync());
        var stack = await MotoStack.CreateAsync(url, template, new Dictionary<string, string> { ["AlarmTopicArn"] = Topic }, "by-api");

        var calls = ResourcesByApi.Calls(template, stack);
        Assert.Equal(template["Resources"]!.AsObject().Count, stack.PhysicalIds.Count + calls.Count);
        await ApiCall.SendAsync(url, calls.Values);

        var answers = await ApiCall.SendAsync(url, [
            new("cloudwatch", "describe_alarms", []),
            new("lambda", "get_alias", Alias(stack, "PlanNarrations", "Name")),
            new("lambda", "get_alias", Alias(stack, "NarrateNote", "Name")),
            new("lambda", "get_function_event_invoke_config", Alias(stack, "FinishNarration", "Qualifier")),
            new("s3", "get_bucket_policy", new JsonObject { ["Bucket"] = stack.PhysicalIds["AudioBucket"] }),
            new("sqs", "get_queue_attributes", Attributes(stack, "SynthesisQueue")),
            new("sqs", "get_queue_attributes", Attributes(stack, "DeadLetterQueue")),
            new("sns", "get_topic_attributes", new JsonObject { ["TopicArn"] = stack.PhysicalIds["NarrationTopic"] }),
            new("lambda", "get_alias", Alias(stack, "DictateNote", "Name")),
            new("logs", "describe_metric_filters", new JsonObject { ["logGroupName"] = "/aws/lambda/by-api/DictateNote" }),
        ]);
        Assert.Equal(calls.Values.Count(call => call.Operation == "put_metric_alarm"), answers[0]!["MetricAlarms"]!.AsArray().Count);
        AssertAlarmsWatchWhatIsThere(stack, answers[0]!["MetricAlarms"]!.AsArray());
        Assert.Equal(("1", "1"), (answers[1]!["FunctionVersion"]!.ToString(), answers[2]!["FunctionVersion"]!.ToString()));
        AssertTlsOnly($"arn:aws:s3:::{stack.PhysicalIds["AudioBucket"]}", answers[4]!["Policy"]);
        AssertTlsOnly(answers[5]!["Attributes"]!["QueueArn"]!.ToString(), answers[5]!["Attributes"]!["Policy"]);
        var deadLetters = answers[6]!["Attributes"]!["QueueArn"]!.ToString();
        Assert.Equal(deadLetters, answers[3]!["DestinationConfig"]!["OnFailure"]!["Destination"]!.ToString());
        AssertTlsOnly(deadLetters, answers[6]!["Attributes"]!["Policy"]);
        AssertTlsOnly(stack.PhysicalIds["NarrationTopic"], answers[7]!["Attributes"]!["Policy"]);
        Assert.Equal("1", answers[8]!["FunctionVersion"]!.ToString());
        var filter = Assert.Single(answers[9]!["metricFilters"]!.AsArray())!;
        Assert.Equal("Notecast/by-api", filter["metricTransformations"]![0]!["metricNamespace"]!.ToString());
    }

    private static JsonObject Alias(MotoStack stack, string function, string name) =>
        new() { ["FunctionName"] = stack.PhysicalIds[function], [name] = "live" };

    private static JsonObject Attributes(MotoStack stack, string queue) =>
        new() { ["QueueUrl"] = stack.PhysicalIds[queue], ["AttributeNames"] = new JsonArray("QueueArn", "Policy") };

    private static void AssertAlarmsWatchWhatIsThere(MotoStack stack, JsonArray alarms)
    {
        // A queue's name is the end of its URL. What a filter counts has no dimensions.
        var names = stack.PhysicalIds.Values.Select(id => id.Split('/')[^1]).ToHashSet();

        Assert.All(
            alarms.Where(alarm => alarm!["Namespace"]!.ToString() != "Notecast/by-api"),
            alarm => Assert.Contains(alarm!["Dimensions"]![0]!["Value"]!.ToString(), names));
        Assert.All(alarms, alarm => Assert.Equal(Topic, alarm!["AlarmActions"]![0]!.ToString()));
    }

    private static void AssertTlsOnly(string resource, JsonNode? policy)
    {
        var statement = Assert.Single(JsonNode.Parse(policy!.ToString())!["Statement"]!.AsArray())!;
        Assert.Equal("TlsOnly", statement["Sid"]!.ToString());
        Assert.Equal(resource, Rights.Texts(statement["Resource"])[0]);
    }
}
