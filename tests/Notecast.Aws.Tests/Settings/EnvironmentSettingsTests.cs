using Notecast.Aws.Settings;

namespace Notecast.Aws.Tests.Settings;

public sealed class EnvironmentSettingsTests
{
    private readonly Dictionary<string, string> _variables = [];

    [Theory]
    [InlineData("notecast-notes")]
    [InlineData("a.B_c-9")]
    public void A_table_name_is_read(string name)
    {
        _variables["TABLE"] = $" {name} ";

        Assert.Equal(name, Read(settings => settings.TableName("TABLE")));
    }

    [Theory]
    [InlineData("https://sqs.eu-west-1.amazonaws.com/123456789012/notecast-SynthesisQueue-1ABC")]
    [InlineData("http://127.0.0.1:5000/123456789012/queue")]
    public void A_queue_URL_is_read(string url)
    {
        _variables["QUEUE"] = url;

        Assert.Equal(url, Read(settings => settings.QueueUrl("QUEUE")));
    }

    [Fact]
    public void Every_setting_that_is_missing_or_wrong_is_named_in_one_error_with_its_rule()
    {
        _variables["BUCKET"] = "Not A Bucket";
        _variables["QUEUE"] = "queue-name";
        _variables["TOPIC"] = "   ";
        _variables["TRIES"] = "0";
        _variables["QUOTAS"] = "fast";

        var error = Assert.Throws<SettingsException>(() => Read(settings =>
        {
            settings.RequireRegion();
            settings.TableName("TABLE");
            settings.BucketName("BUCKET");
            settings.QueueUrl("QUEUE");
            settings.TopicArn("TOPIC");
            settings.Number("TRIES", 1, 9, 5);
            return settings.Parsed<object?>("QUOTAS", text => throw new FormatException("Expected engine=number."), null);
        }));

        Assert.Equal(
            [
                "AWS_REGION is not set; expected a region's code (eu-west-1)",
                "TABLE is not set; expected a DynamoDB table's name (3 to 255 letters, digits, '_', '-', '.')",
                "BUCKET is 'Not A Bucket', not an S3 bucket's name (3 to 63 lower-case letters, digits, '-', '.')",
                "QUEUE is 'queue-name', not an SQS queue's URL (https://…/account/name)",
                "TOPIC is not set; expected an SNS topic's ARN (arn:aws:sns:region:account:name)",
                "TRIES is '0', not a whole number from 1 to 9",
                "QUOTAS is 'fast': Expected engine=number",
            ],
            error.Problems);
        Assert.All(error.Problems, problem => Assert.Contains(problem, error.Message, StringComparison.Ordinal));
        Assert.Contains("TestFunction", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("", 5)]
    [InlineData("1", 1)]
    [InlineData("9", 9)]
    public void A_number_has_a_default_and_its_range_includes_both_ends(string? text, int expected)
    {
        if (text is not null)
        {
            _variables["TRIES"] = text;
        }

        Assert.Equal(expected, Read(settings => settings.Number("TRIES", 1, 9, 5)));
    }

    [Theory]
    [InlineData("10")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    [InlineData("five")]
    public void Another_number_is_refused(string text)
    {
        _variables["TRIES"] = text;

        Assert.Throws<SettingsException>(() => Read(settings => settings.Number("TRIES", 1, 9, 5)));
    }

    [Fact]
    public void A_switch_that_prints_events_is_refused()
    {
        _variables["LAMBDA_NET_SERIALIZER_DEBUG"] = "True";

        var error = Assert.Throws<SettingsException>(() => Read(settings =>
        {
            settings.RefuseSwitch("LAMBDA_NET_SERIALIZER_DEBUG");
            return 0;
        }));

        Assert.Contains("remove it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_do_not_fit_together_are_refused_with_the_others()
    {
        var error = Assert.Throws<SettingsException>(() => Read(settings =>
        {
            settings.Require(fits: true, "LEAST is more than MOST");
            settings.Require(fits: false, "FIRST comes after LAST");
            return settings.Number("TRIES", 1, 9, 5);
        }));

        Assert.Equal(["FIRST comes after LAST"], error.Problems);
    }

    [Theory]
    [InlineData("eu-west-1", true)]
    [InlineData("us-gov-west-1", true)]
    [InlineData("Ireland", false)]
    public void A_region_is_told_by_its_code(string region, bool isTaken)
    {
        _variables["AWS_REGION"] = region;

        var error = Record.Exception(() => Read(settings =>
        {
            settings.RequireRegion();
            return 0;
        }));

        Assert.Equal(isTaken, error is null);
    }

    private T Read<T>(Func<EnvironmentSettings, T> read)
    {
        var settings = new EnvironmentSettings("TestFunction", name => _variables.GetValueOrDefault(name));
        var value = read(settings);
        settings.Check();
        return value;
    }
}
