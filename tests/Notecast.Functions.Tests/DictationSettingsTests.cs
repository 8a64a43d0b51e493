using Notecast.Aws.Settings;
using Notecast.Functions.DictateNote;

namespace Notecast.Functions.Tests;

public sealed class DictationSettingsTests
{
    private readonly Dictionary<string, string> _variables = new()
    {
        ["AWS_REGION"] = "eu-west-1",
        ["NOTES_TABLE"] = "notes",
        ["CATALOG_TABLE"] = "narrations",
        ["IDEMPOTENCY_TABLE"] = "idempotency",
        ["AUDIO_BUCKET"] = "audio-bucket",
    };

    [Fact]
    public void Without_more_a_link_works_an_hour_and_a_dictation_is_kept_a_week()
    {
        var dictations = Read().Dictations;

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromDays(7)), (dictations.LinkLifetime, dictations.Retention));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("86400", "1")]
    [InlineData("604800", "7")]
    [InlineData("604800", "3650")]
    public void A_link_may_work_from_a_second_to_seven_days_and_as_long_as_its_dictation_is_kept(string seconds, string days)
    {
        _variables["LINK_LIFETIME_SECONDS"] = seconds;
        _variables["DICTATION_RETENTION_DAYS"] = days;

        var dictations = Read().Dictations;

        Assert.Equal(seconds, $"{dictations.LinkLifetime.TotalSeconds}");
        Assert.Equal(days, $"{dictations.Retention.TotalDays}");
    }

    [Fact]
    public void A_link_that_would_outlive_its_dictation_is_refused_and_both_variables_are_named()
    {
        _variables["LINK_LIFETIME_SECONDS"] = "86401";
        _variables["DICTATION_RETENTION_DAYS"] = "1";

        var problem = Assert.Single(Assert.Throws<SettingsException>(Read).Problems);

        Assert.Equal(
            "LINK_LIFETIME_SECONDS is 86401, longer than the 86400 s for which DICTATION_RETENTION_DAYS, 1, keeps a dictation; "
            + "a link must not outlive what it leads to",
            problem);
    }

    [Theory]
    [InlineData("LINK_LIFETIME_SECONDS", "0")]
    [InlineData("LINK_LIFETIME_SECONDS", "604801")]
    [InlineData("LINK_LIFETIME_SECONDS", "1h")]
    [InlineData("DICTATION_RETENTION_DAYS", "0")]
    [InlineData("DICTATION_RETENTION_DAYS", "3651")]
    [InlineData("SPEECH_QUOTAS", "many")]
    [InlineData("SPEECH_ENVIRONMENTS", "0")]
    [InlineData("NOTES_TABLE", "")]
    [InlineData("CATALOG_TABLE", "no table")]
    [InlineData("IDEMPOTENCY_TABLE", "x")]
    [InlineData("AUDIO_BUCKET", "A")]
    [InlineData("AWS_REGION", "Ireland")]
    [InlineData("LAMBDA_NET_SERIALIZER_DEBUG", "true")]
    public void A_wrong_variable_is_refused_by_its_name(string name, string value)
    {
        _variables[name] = value;

        Assert.StartsWith($"{name} is ", Assert.Single(Assert.Throws<SettingsException>(Read).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        _variables.Clear();

        var problems = Assert.Throws<SettingsException>(Read).Problems;

        string[] names = ["AWS_REGION", "NOTES_TABLE", "CATALOG_TABLE", "IDEMPOTENCY_TABLE", "AUDIO_BUCKET"];
        Assert.Equal(names, problems.Select(problem => problem.Split(' ')[0]));
    }

    private Settings Read() => Settings.Read(_variables.GetValueOrDefault);
}
