using System.Globalization;
using System.Text.Json.Nodes;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

/// <summary>
/// Makes the resources that the server's CloudFormation does not know: it has them say what their properties come to in the stack, as
/// outputs, and asks the services for them directly.
/// </summary>
internal static class ResourcesByApi
{
    private const string OutputSuffix = "Properties";

    /// <summary>The template with an output for each of those resources.</summary>
    public static JsonNode Announce(JsonNode template)
    {
        var copy = template.DeepClone();
        foreach (var (logicalId, resource) in copy["Resources"]!.AsObject().Where(IsUnknown))
        {
            var properties = resource!["Properties"]!.DeepClone();
            if (properties["FunctionVersion"] is not null)
            {
                // The server cannot tell a version's number. A new function's first one is 1.
                properties["FunctionVersion"] = "1";
            }

            var text = new JsonObject { ["Fn::ToJsonString"] = properties };
            copy["Outputs"]![logicalId + OutputSuffix] = new JsonObject { ["Value"] = text };
        }

        return copy;
    }

    /// <summary>The requests that make those resources of a stack, by logical id.</summary>
    public static IReadOnlyDictionary<string, ApiCall> Calls(JsonNode template, MotoStack stack) => template["Resources"]!.AsObject()
        .Where(IsUnknown)
        .ToDictionary(resource => resource.Key, resource => Call(resource.Key, TypeOf(resource.Value!), Announced(stack, resource.Key)));

    private static JsonObject Announced(MotoStack stack, string logicalId) =>
        JsonNode.Parse(stack.Outputs[logicalId + OutputSuffix])!.AsObject();

    private static bool IsUnknown(KeyValuePair<string, JsonNode?> resource) => MotoStack.UnknownTypes.Contains(TypeOf(resource.Value!));

    private static string TypeOf(JsonNode resource) => resource["Type"]!.GetValue<string>();

    private static ApiCall Call(string logicalId, string type, JsonObject properties) => type switch
    {
        "AWS::Lambda::Alias" => new("lambda", "create_alias", properties),
        "AWS::Lambda::EventInvokeConfig" => new("lambda", "put_function_event_invoke_config", properties),
        "AWS::CloudWatch::Alarm" => new("cloudwatch", "put_metric_alarm", Alarm(logicalId, properties)),
        "AWS::Logs::MetricFilter" => new("logs", "put_metric_filter", MetricFilter(logicalId, properties)),
        "AWS::S3::BucketPolicy" => new("s3", "put_bucket_policy", new JsonObject
        {
            ["Bucket"] = Text(properties, "Bucket"),
            ["Policy"] = Policy(properties),
        }),
        "AWS::SQS::QueuePolicy" => new("sqs", "set_queue_attributes", new JsonObject
        {
            ["QueueUrl"] = properties["Queues"]![0]!.ToString(),
            ["Attributes"] = new JsonObject { ["Policy"] = Policy(properties) },
        }),
        "AWS::SNS::TopicPolicy" => new("sns", "set_topic_attributes", new JsonObject
        {
            ["TopicArn"] = properties["Topics"]![0]!.ToString(),
            ["AttributeName"] = "Policy",
            ["AttributeValue"] = Policy(properties),
        }),
        _ => throw new NotSupportedException($"Nobody has said how to ask for {logicalId}, an {type}."),
    };

    private static JsonObject Alarm(string logicalId, JsonObject properties)
    {
        properties["AlarmName"] = logicalId;
        properties["Threshold"] = double.Parse(Text(properties, "Threshold"), CultureInfo.InvariantCulture);
        return properties;
    }

    /// <summary>The service's API writes its names with a small letter.</summary>
    private static JsonObject MetricFilter(string logicalId, JsonObject properties) => new()
    {
        ["filterName"] = logicalId,
        ["logGroupName"] = Text(properties, "LogGroupName"),
        ["filterPattern"] = Text(properties, "FilterPattern"),
        ["metricTransformations"] = new JsonArray(new JsonObject(
            properties["MetricTransformations"]![0]!.AsObject().Select(member => KeyValuePair.Create(
                char.ToLowerInvariant(member.Key[0]) + member.Key[1..], member.Value?.DeepClone())))),
    };

    private static string Policy(JsonObject properties) => properties["PolicyDocument"]!.ToJsonString();

    private static string Text(JsonObject properties, string name) => properties[name]!.ToString();
}
