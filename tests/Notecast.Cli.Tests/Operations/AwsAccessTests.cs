using Notecast.AwsTesting;

namespace Notecast.Cli.Tests.Operations;

/// <summary>Where region, credentials and endpoints come from, as a service sees them that refuses everything.</summary>
public sealed class AwsAccessTests : IAsyncDisposable
{
    private const string Refusal =
        """
        <ErrorResponse>
          <Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No.</Message></Error><RequestId>1</RequestId>
        </ErrorResponse>
        """;

    private readonly NotecastProcess _notecast = new();
    private readonly LoopbackServer _server = new(_ => LoopbackAnswer.Of(403, "text/xml", Refusal));

    public async ValueTask DisposeAsync()
    {
        _notecast.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData("eu-west-1", "--region", "eu-west-1")]
    [InlineData("eu-west-2")]
    [InlineData("eu-west-2", "--profile", "ops")]
    public async Task The_region_is_the_option_s_or_the_environment_s(string region, params string[] options)
    {
        _notecast.SignIn(_server.Url, "eu-west-2");
        _notecast.Variables["AWS_DEFAULT_REGION"] = "eu-west-3";
        WriteProfile();

        Assert.Equal(region, (await AskAsync(options)).Region);
    }

    [Fact]
    public async Task The_region_may_be_the_environment_s_default_or_the_profile_s()
    {
        _notecast.SignIn(_server.Url, "eu-west-2");
        _notecast.Variables.Remove("AWS_REGION");
        WriteProfile();
        Assert.Equal("eu-north-1", (await AskAsync("--profile", "ops")).Region);

        _notecast.Variables["AWS_DEFAULT_REGION"] = "eu-west-3";
        Assert.Equal("eu-west-3", (await AskAsync("--profile", "ops")).Region);
    }

    [Fact]
    public async Task Keys_are_the_environment_s_unless_a_profile_is_named_on_the_command_line()
    {
        _notecast.SignIn(_server.Url, "eu-west-2");
        WriteProfile();
        _notecast.Variables["AWS_PROFILE"] = "ops";

        Assert.Equal("AKIDENVIRONMENT", (await AskAsync()).AccessKey);
        Assert.Equal("AKIDPROFILE", (await AskAsync("--profile", "ops")).AccessKey);

        _notecast.Variables.Remove("AWS_ACCESS_KEY_ID");
        Assert.Equal("AKIDPROFILE", (await AskAsync()).AccessKey);
    }

    [Fact]
    public async Task A_profile_may_say_everything_by_itself()
    {
        _notecast.WriteConfig(
            $"""
            [profile ops]
            region = eu-north-1
            endpoint_url = {_server.Url}
            aws_access_key_id = AKIDCONFIG
            aws_secret_access_key = secret
            """);

        Assert.Equal(("AKIDCONFIG", "eu-north-1"), await AskAsync("--profile", "ops"));
    }

    [Fact]
    public async Task CloudFormation_may_have_an_endpoint_of_its_own()
    {
        _notecast.SignIn(new Uri("http://127.0.0.1:1"), "eu-west-2");
        _notecast.Variables["AWS_ENDPOINT_URL_CLOUDFORMATION"] = _server.Url.ToString();
        _notecast.Variables["AWS_ENDPOINT_URL_STS"] = _server.Url.ToString();

        Assert.Equal(("AKIDENVIRONMENT", "eu-west-2"), await AskAsync());
    }

    [Fact]
    public async Task What_the_SDK_does_not_find_the_AWS_CLI_may()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is a shell script.");
        _notecast.WriteConfig($"[profile ops]\nregion = eu-north-1\nendpoint_url = {_server.Url}\n");
        var program = Path.Combine(_notecast.Home, "aws");
        await File.WriteAllTextAsync(
            program,
            """
            #!/bin/sh
            [ "$*" = "configure export-credentials --format process --profile ops" ] || exit 1
            echo '{"Version": 1, "AccessKeyId": "AKIDCLI", "SecretAccessKey": "secret", "SessionToken": "token"}'
            """,
            TestContext.Current.CancellationToken);
        await Command.RunAsync("chmod", ["+x", program]);
        _notecast.Variables["PATH"] += $":{_notecast.Home}";

        Assert.Equal(("AKIDCLI", "eu-north-1"), await AskAsync("--profile", "ops"));
    }

    [Fact]
    public async Task Without_a_region_there_is_a_remedy() => Assert.Equal(
        "notecast: No AWS region is known. Name it with --region, AWS_REGION or the profile's region setting.\n",
        await _notecast.FailAsync(3, "reconcile", "--stack", "notecast"));

    [Fact]
    public async Task Without_credentials_there_is_a_remedy() => Assert.Equal(
        "notecast: No AWS credentials were found. Sign in with the AWS CLI, name a profile with --profile, or set AWS_ACCESS_KEY_ID and "
        + "AWS_SECRET_ACCESS_KEY.\n",
        await _notecast.FailAsync(3, "reconcile", "--stack", "notecast", "--region", "eu-west-1"));

    [Fact]
    public async Task A_profile_that_does_not_exist_is_told()
    {
        _notecast.SignIn(_server.Url, "eu-west-2");

        Assert.StartsWith(
            "notecast: There is no AWS profile 'ops'.",
            await _notecast.FailAsync(3, "reconcile", "--stack", "notecast", "--profile", "ops"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_not_signed_in_is_told()
    {
        _notecast.WriteConfig(
            """
            [profile ops]
            region = eu-north-1
            sso_session = corp
            sso_account_id = 123456789012
            sso_role_name = Operator
            [sso-session corp]
            sso_region = eu-west-1
            sso_start_url = https://example.com/start
            """);

        Assert.StartsWith(
            "notecast: No AWS credentials were found by the profile 'ops' (No valid SSO Token could be found).",
            await _notecast.FailAsync(3, "reconcile", "--stack", "notecast", "--profile", "ops"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_told()
    {
        _notecast.SignIn(new Uri("http://127.0.0.1:1"), "eu-west-2");
        _notecast.Variables["AWS_MAX_ATTEMPTS"] = "1";

        Assert.StartsWith(
            "notecast: The stack 'notecast' in eu-west-2 cannot be read (",
            await _notecast.FailAsync(3, "reconcile", "--stack", "notecast"),
            StringComparison.Ordinal);
    }

    private void WriteProfile()
    {
        _notecast.WriteConfig("[profile ops]\nregion = eu-north-1\n");
        _notecast.WriteCredentials("[ops]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret\n");
    }

    /// <summary>Who asks CloudFormation, and in which region.</summary>
    private async Task<(string AccessKey, string Region)> AskAsync(params string[] options)
    {
        var error = await _notecast.FailAsync(3, ["reconcile", "--stack", "notecast", .. options]);
        Assert.Matches("^notecast: You may not read the stack 'notecast' in [a-z0-9-]+: cloudformation:DescribeStacks is denied", error);

        // Credential=AKID/20260101/region/service/aws4_request
        var scopes = _server.Requests.Select(request => request.Headers["Authorization"].Split("Credential=")[1].Split(',')[0].Split('/'));
        var scope = scopes.Last(scope => scope[3] == "cloudformation");
        return (scope[0], scope[2]);
    }
}
