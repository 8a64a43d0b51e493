using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Notecast.Aws;
using Notecast.Cli.Hosting;

namespace Notecast.Cli.Operations;

/// <summary>
/// Finds region and credentials as the AWS CLI does. The region: the option, <c>AWS_REGION</c>, <c>AWS_DEFAULT_REGION</c>, the profile. The
/// credentials: the profile of the option; else the environment's keys, the profile of <c>AWS_PROFILE</c>, web identity, the default
/// profile, a container's or machine's role; else what the AWS CLI exports, which knows more ways than the SDK.
/// </summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed partial class AwsAccess(Func<string, string?> variable)
{
    private const string DefaultProfile = "default";

    /// <summary>Finds them.</summary>
    /// <param name="region">The region; <see langword="null"/> when the caller names none.</param>
    /// <param name="profile">The profile; <see langword="null"/> when the caller names none.</param>
    /// <exception cref="CommandException">There is no region, no such profile, or there are no credentials.</exception>
    public async Task<AwsCaller> FindAsync(string? region, string? profile)
    {
        var named = profile ?? Read("AWS_PROFILE");
        var settings = FindProfile(named);
        var endpoint = RegionOf(region, settings);
        var hasKeys = Read("AWS_ACCESS_KEY_ID") is not null && Read("AWS_SECRET_ACCESS_KEY") is not null;
        var credentials = await FindCredentialsAsync(profile is not null || !hasKeys ? named : null);
        return new AwsCaller(endpoint, credentials, named is null ? null : new Profile(named, CredentialsFile));
    }

    private string? CredentialsFile => Read("AWS_SHARED_CREDENTIALS_FILE");

    private CredentialProfile? FindProfile(string? named)
    {
        try
        {
            return Profiles().TryGetProfile(named ?? DefaultProfile, out var profile) || named is null
                ? profile
                : throw CommandException.Environment(
                    $"There is no AWS profile '{named}'. Check --profile and AWS_PROFILE; "
                    + "this lists what there is: aws configure list-profiles");
        }
        catch (Exception exception)
            when (exception is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                ExitCodes.Environment,
                $"The AWS profiles cannot be read: {exception.Message} Mend the file, or name another in AWS_CONFIG_FILE.",
                exception);
        }
    }

    private RegionEndpoint RegionOf(string? option, CredentialProfile? profile)
    {
        if (option is not null && !Regions().IsMatch(option))
        {
            throw CommandException.Usage($"'{option}' is no region. Write its code, such as eu-west-1.");
        }

        var name = option ?? Read("AWS_REGION") ?? Read("AWS_DEFAULT_REGION") ?? profile?.Region?.SystemName
            ?? throw CommandException.Environment(
                "No AWS region is known. Name it with --region, AWS_REGION or the profile's region setting.");
        return Regions().IsMatch(name)
            ? RegionEndpoint.GetBySystemName(name)
            : throw CommandException.Environment($"'{name}' is no region. Mend AWS_REGION or the profile, or give --region.");
    }

    private async Task<AWSCredentials> FindCredentialsAsync(string? profile)
    {
        try
        {
            return await UsableAsync(profile is null ? DefaultAWSCredentialsIdentityResolver.GetCredentials() : CredentialsOf(profile));
        }
        catch (Exception exception) when (exception is not CommandException)
        {
            // Credentials have many sources, and each throws what its own code does.
            var where = profile is null ? "" : $" by the profile '{profile}' ({exception.Message.TrimEnd('.')})";
            return await ExportedAsync(profile) ?? throw new CommandException(
                ExitCodes.Environment,
                $"No AWS credentials were found{where}. Sign in with the AWS CLI, name a profile with --profile, "
                + "or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                exception);
        }
    }

    private AWSCredentials CredentialsOf(string profile) => Profiles().TryGetAWSCredentials(profile, out var credentials)
        ? credentials
        : throw new AmazonClientException("it has none");

    /// <summary>What the AWS CLI finds; it refreshes itself. <see langword="null"/> when there is no AWS CLI, or it finds nothing.</summary>
    private async Task<AWSCredentials?> ExportedAsync(string? profile)
    {
        var isAwsThere = (Read("PATH") ?? "").Split(Path.PathSeparator).Any(folder =>
            File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "aws.exe" : "aws")));
        if (!isAwsThere || (profile is not null && !PlainNames().IsMatch(profile)))
        {
            return null;
        }

        var choice = profile is null ? "" : $" --profile \"{profile}\"";
        try
        {
            return await UsableAsync(new ProcessAWSCredentials($"aws configure export-credentials --format process{choice}"));
        }
        catch (ProcessAWSCredentialException)
        {
            return null;
        }
    }

    private static async Task<AWSCredentials> UsableAsync(AWSCredentials credentials)
    {
        await credentials.GetCredentialsAsync();
        return credentials;
    }

    private CredentialProfileStoreChain Profiles() => new(CredentialsFile);

    private string? Read(string name) => variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    [GeneratedRegex(@"^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Regions();

    /// <summary>Names that mean nothing to a shell.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_.@+=,:/ ][A-Za-z0-9_.@+=,:/ -]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNames();
}
