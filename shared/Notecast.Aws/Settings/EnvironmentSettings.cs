using System.Globalization;
using System.Text.RegularExpressions;

namespace Notecast.Aws.Settings;

/// <summary>
/// Reads a function's settings from environment variables. Each read answers with something; <see cref="Check"/> then names everything
/// that is missing or wrong at once.
/// </summary>
public sealed partial class EnvironmentSettings
{
    private readonly string _function;
    private readonly Func<string, string?> _read;
    private readonly List<string> _problems = [];

    /// <summary>The settings of a function.</summary>
    /// <param name="function">The function's name, for the error.</param>
    /// <param name="read">Reads a variable; <see langword="null"/> when it is not set.</param>
    public EnvironmentSettings(string function, Func<string, string?> read)
    {
        _function = function;
        _read = read;
    }

    /// <summary>A DynamoDB table's name. Source of the rule: Amazon DynamoDB Developer Guide, "Naming rules".</summary>
    public string TableName(string name) => Text(name, TableNames(), "a DynamoDB table's name (3 to 255 letters, digits, '_', '-', '.')");

    /// <summary>An S3 bucket's name. Source of the rule: Amazon S3 User Guide, "Bucket naming rules".</summary>
    public string BucketName(string name) => Text(name, BucketNames(), "an S3 bucket's name (3 to 63 lower-case letters, digits, '-', '.')");

    /// <summary>The URL of an SQS queue.</summary>
    public string QueueUrl(string name) => Text(name, QueueUrls(), "an SQS queue's URL (https://…/account/name)");

    /// <summary>The ARN of an SNS topic.</summary>
    public string TopicArn(string name) => Text(name, TopicArns(), "an SNS topic's ARN (arn:aws:sns:region:account:name)");

    /// <summary>Requires the region that Lambda tells every function, and that clients are made for.</summary>
    public void RequireRegion() => Text("AWS_REGION", Regions(), "a region's code (eu-west-1)");

    /// <summary>A whole number, or a default when it is not set.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    /// <param name="otherwise">The default.</param>
    public int Number(string name, int least, int most, int otherwise)
    {
        if (Read(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _problems.Add($"{name} is '{Shorten(text)}', not a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>Something with a form of its own, or a default when it is not set.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="name">The variable.</param>
    /// <param name="parse">Reads it.</param>
    /// <param name="otherwise">The default.</param>
    public T Parsed<T>(string name, Func<string, T> parse, T otherwise)
    {
        if (Read(name) is not { } text)
        {
            return otherwise;
        }

        try
        {
            return parse(text);
        }
        catch (FormatException exception)
        {
            _problems.Add($"{name} is '{Shorten(text)}': {exception.Message.TrimEnd('.')}");
            return otherwise;
        }
    }

    /// <summary>Requires that settings fit together.</summary>
    /// <param name="fits">Whether they do.</param>
    /// <param name="problem">What is wrong when they do not, naming each variable and the rule.</param>
    public void Require(bool fits, string problem)
    {
        if (!fits)
        {
            _problems.Add(problem);
        }
    }

    /// <summary>Refuses a variable that would make a library print events and answers, which are nobody else's to read.</summary>
    public void RefuseSwitch(string name)
    {
        if (string.Equals(Read(name), "true", StringComparison.OrdinalIgnoreCase))
        {
            _problems.Add($"{name} is 'true', which prints what people wrote and get into the log; remove it");
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="SettingsException">Settings are missing or wrong.</exception>
    public void Check()
    {
        if (_problems.Count > 0)
        {
            throw new SettingsException(_function, _problems);
        }
    }

    private string Text(string name, Regex rule, string what)
    {
        if (Read(name) is not { } text)
        {
            _problems.Add($"{name} is not set; expected {what}");
            return "";
        }

        if (!rule.IsMatch(text))
        {
            _problems.Add($"{name} is '{Shorten(text)}', not {what}");
        }

        return text;
    }

    private string? Read(string name) => _read(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..80]}…";

    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Regions();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{3,255}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableNames();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex BucketNames();

    [GeneratedRegex(@"^https?://[^/\s]+/[^/\s]+/[A-Za-z0-9_-]{1,80}\z", RegexOptions.CultureInvariant)]
    private static partial Regex QueueUrls();

    [GeneratedRegex(@"^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TopicArns();
}
