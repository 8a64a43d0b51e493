using System.Globalization;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Notecast.Aws;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>What a stack tells of its resources.</summary>
internal sealed record StackOutputs(
    string StackName,
    string NotesTable,
    string CatalogTable,
    string AudioBucket,
    string SynthesisQueue,
    string DeadLetterQueue,
    string ReplayQueue)
{
    /// <summary>The parameter that says how long dictations are kept, in days.</summary>
    private const string RetentionParameter = "DictationRetentionDays";

    /// <summary>How long dictations are kept; <see langword="null"/> when the stack does not say it.</summary>
    public TimeSpan? DictationRetention { get; private init; }

    /// <summary>Reads the outputs of a stack.</summary>
    /// <param name="name">The stack's name or ARN.</param>
    /// <param name="caller">Who asks, and where.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="CommandException">There is no such stack, it is not Notecast's, or AWS cannot be asked.</exception>
    public static async Task<StackOutputs> ReadAsync(string name, AwsCaller caller, CancellationToken stop)
    {
        using var client = new AmazonCloudFormationClient(
            AwsClients.Configure(new AmazonCloudFormationConfig(), caller, TimeSpan.FromSeconds(10), retries: 2));
        try
        {
            var answer = await client.DescribeStacksAsync(new DescribeStacksRequest { StackName = name }, stop);
            return Of(answer.Stacks is [var stack] ? stack : throw NoSuchStack(name, caller), caller);
        }
        catch (AmazonCloudFormationException exception) when (exception.ErrorCode == "ValidationError")
        {
            throw exception.Message.Contains("does not exist", StringComparison.Ordinal)
                ? NoSuchStack(name, caller)
                : CommandException.Usage($"'{name}' is no stack's name or ARN: {exception.Message}");
        }
        catch (Exception exception) when (AwsProblems.IsOne(exception, stop))
        {
            throw AwsProblems.Of(exception, "cloudformation:DescribeStacks", $"the stack '{name}' in {caller.Region.SystemName}");
        }
    }

    private static StackOutputs Of(Stack stack, AwsCaller caller)
    {
        var values = (stack.Outputs ?? []).ToDictionary(output => output.OutputKey, output => output.OutputValue, StringComparer.Ordinal);
        var missing = new List<string>();
        string Read(string name)
        {
            if (values.GetValueOrDefault(name) is { Length: > 0 } value)
            {
                return value;
            }

            missing.Add(name);
            return "";
        }

        var outputs = new StackOutputs(
            stack.StackName,
            Read("NotesTableName"),
            Read("CatalogTableName"),
            Read("AudioBucketName"),
            Read("SynthesisQueueUrl"),
            Read("DeadLetterQueueUrl"),
            Read("ReplayQueueUrl"))
        {
            DictationRetention = RetentionOf(stack),
        };
        return missing.Count == 0
            ? outputs
            : throw CommandException.Environment(
                $"The stack '{stack.StackName}' in {caller.Region.SystemName} ({stack.StackStatus}) is not Notecast's, "
                + $"or of another version: it has no output {string.Join(", ", missing)}. "
                + "Name Notecast's stack, or deploy this version of it.");
    }

    private static TimeSpan? RetentionOf(Stack stack)
    {
        var days = stack.Parameters?.Find(parameter => parameter.ParameterKey == RetentionParameter)?.ParameterValue;
        return int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? TimeSpan.FromDays(count) : null;
    }

    private static CommandException NoSuchStack(string name, AwsCaller caller) => CommandException.Environment(
        $"There is no stack '{name}' in {caller.Region.SystemName}. Check --stack, --region and --profile; "
        + $"this lists what there is: aws cloudformation describe-stacks --region {caller.Region.SystemName}");
}
