using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Notecast.AwsTesting.Deployment;

namespace Notecast.AwsTesting;

/// <summary>
/// The template's stack on an AWS-compatible server. The server does not know the types in <see cref="UnknownTypes"/>: their resources are
/// left out, and an alias's event sources are its function's.
/// </summary>
public sealed class MotoStack
{
    private const string AliasType = "AWS::Lambda::Alias";
    private const string FunctionType = "AWS::Lambda::Function";
    private const string RoleType = "AWS::IAM::Role";

    private MotoStack(IReadOnlyDictionary<string, string> resources, IReadOnlyDictionary<string, string> outputs)
    {
        PhysicalIds = resources;
        Outputs = outputs;
    }

    /// <summary>Resource types that the CloudFormation of moto 5.2 cannot create.</summary>
    public static IReadOnlySet<string> UnknownTypes { get; } = new HashSet<string>
    {
        AliasType, "AWS::Lambda::EventInvokeConfig", "AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy",
        "AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter",
    };

    /// <summary>The physical id of each resource that was created, by its logical id; empty where the server gives none.</summary>
    public IReadOnlyDictionary<string, string> PhysicalIds { get; }

    /// <summary>The stack's outputs.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>Creates the stack; its functions have no code worth running. Skips the test on a machine without the AWS CLI.</summary>
    /// <param name="server">The server, which allows everything yet.</param>
    /// <param name="template">A template as <see cref="SamTemplate"/> makes it.</param>
    /// <param name="parameters">Parameters that differ from their defaults.</param>
    /// <param name="name">The stack's name.</param>
    /// <exception cref="InvalidOperationException">The server refuses the stack.</exception>
    public static async Task<MotoStack> CreateAsync(
        Uri server, JsonNode template, IReadOnlyDictionary<string, string>? parameters = null, string name = "notecast")
    {
        var bucket = $"code-{Guid.NewGuid():N}";
        await UploadAsync(server, bucket, Creatable(template, bucket));

        // The server takes the bucket from the host of a URL that need not lead anywhere.
        string[] creation =
            ["cloudformation", "create-stack", "--stack-name", name, "--template-url", $"https://{bucket}.s3.amazonaws.com/template.json"];
        var values = (parameters ?? new Dictionary<string, string>())
            .Select(value => $$"""{"ParameterKey":"{{value.Key}}","ParameterValue":"{{JsonEncode(value.Value)}}"}""")
            .ToArray();
        await AwsAsync(server, values.Length == 0 ? creation : [.. creation, "--parameters", $"[{string.Join(',', values)}]"]);

        var stack = (await AwsAsync(server, "cloudformation", "describe-stacks", "--stack-name", name))["Stacks"]![0]!;
        if (Text(stack, "StackStatus") != "CREATE_COMPLETE")
        {
            throw new InvalidOperationException($"The stack is {Text(stack, "StackStatus")}.");
        }

        var resources = await AwsAsync(server, "cloudformation", "list-stack-resources", "--stack-name", name);
        return new MotoStack(
            Pairs(resources["StackResourceSummaries"], "LogicalResourceId", "PhysicalResourceId"),
            Pairs(stack[nameof(Outputs)], "OutputKey", "OutputValue"));
    }

    /// <summary>Asks the server by the AWS CLI.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static Task<JsonNode> AwsAsync(Uri server, params string[] arguments) =>
        AwsAsync(server, new RoleCredentials("test", "test", ""), arguments);

    /// <summary>Asks the server by the AWS CLI, as somebody.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static async Task<JsonNode> AwsAsync(Uri server, RoleCredentials credentials, params string[] arguments)
    {
        var aws = Programs.Require("aws", "pip install awscli");
        var environment = new Dictionary<string, string>
        {
            ["AWS_ENDPOINT_URL"] = server.ToString(),
            ["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId,
            ["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey,
            ["AWS_SESSION_TOKEN"] = credentials.SessionToken,
            ["AWS_DEFAULT_REGION"] = MotoServer.Region,
            ["AWS_CONFIG_FILE"] = "/dev/null",
        };
        var output = await Command.RunAsync(aws, [.. arguments, "--output", "json"], environment);
        return arguments[0] == "s3" || output.Length == 0 ? new JsonObject() : JsonNode.Parse(output)!;
    }

    private static async Task UploadAsync(Uri server, string bucket, JsonNode template)
    {
        var folder = Directory.CreateTempSubdirectory("notecast-stack-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "template.json"), template.ToJsonString());
            await using (var zip = await ZipFile.OpenAsync(Path.Combine(folder.FullName, "function.zip"), ZipArchiveMode.Create))
            {
                await using var entry = await zip.CreateEntry("bootstrap").OpenAsync();
                await entry.WriteAsync(Encoding.UTF8.GetBytes("#!/bin/sh\n"));
            }

            await AwsAsync(server, "s3", "mb", $"s3://{bucket}");
            await AwsAsync(server, "s3", "sync", folder.FullName, $"s3://{bucket}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The template without what the server cannot create, and with code that is there.</summary>
    private static JsonNode Creatable(JsonNode template, string bucket)
    {
        var copy = template.DeepClone();
        var resources = copy["Resources"]!.AsObject();
        foreach (var (logicalId, resource) in resources.ToList())
        {
            var type = Text(resource!, "Type");
            if (type == FunctionType)
            {
                resource!["Properties"]!["Code"] = new JsonObject { ["S3Bucket"] = bucket, ["S3Key"] = "function.zip" };
            }
            else if (type == RoleType)
            {
                // The server keeps a role's policy as it comes, and can enforce it only as text.
                foreach (var policy in resource!["Properties"]!["Policies"]!.AsArray())
                {
                    policy!["PolicyDocument"] = new JsonObject { ["Fn::ToJsonString"] = policy["PolicyDocument"]!.DeepClone() };
                }
            }
            else if (UnknownTypes.Contains(type))
            {
                resources.Remove(logicalId);
                if (type == AliasType)
                {
                    ReplaceReferences(copy, logicalId, Text(resource!["Properties"]!["FunctionName"]!, "Ref"));
                }
            }
        }

        return copy;
    }

    private static void ReplaceReferences(JsonNode? node, string from, string to)
    {
        if (node is JsonObject found && found["Ref"] is JsonValue value && value.GetValue<string>() == from)
        {
            found["Ref"] = to;
            return;
        }

        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in children.ToList())
        {
            ReplaceReferences(child, from, to);
        }
    }

    private static Dictionary<string, string> Pairs(JsonNode? list, string key, string value) => list!.AsArray()
        .Where(item => Text(item!, key).Length > 0) // The server lists a nameless one for each that the parameters leave out.
        .ToDictionary(item => Text(item!, key), item => item![value]?.GetValue<string>() ?? "");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string JsonEncode(string text) => System.Text.Json.JsonEncodedText.Encode(text).ToString();
}
