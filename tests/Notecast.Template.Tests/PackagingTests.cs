using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;

namespace Notecast.Template.Tests;

[UnsupportedOSPlatform("windows")]
public sealed partial class PackagingTests(MotoServer server) : IAsyncLifetime
{
    /// <summary>
    /// In bytes, for a template that lies in a bucket; both ways of deploying put it into one. Source: CloudFormation User Guide,
    /// "CloudFormation quotas".
    /// </summary>
    private const int LongestBody = 1_000_000;

    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static readonly string[] Functions = ["PlanNarrations", "NarrateNote", "FinishNarration", "ReplayDeadLetters", "DictateNote"];

    private readonly string _bucket = $"deployments-{Guid.NewGuid():N}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("notecast-packaging-");

    public async ValueTask InitializeAsync()
    {
        File.Copy(Path.Combine(RepositoryRoot.Find(), "template.yaml"), InFolder("template.yaml"));
        foreach (var function in Functions)
        {
            Directory.CreateDirectory(InFolder("artifacts", function));
            await File.WriteAllTextAsync(InFolder("artifacts", function, "bootstrap"), $"#!/bin/sh\n# {function}\n");
            File.SetUnixFileMode(InFolder("artifacts", function, "bootstrap"), Executable);
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_plain_CLI_uploads_what_the_package_script_built_as_executables()
    {
        var packaged = await PackageAsync();

        var uploaded = Uploaded().Matches(packaged).Select(match => match.Groups["key"].Value).ToList();
        Assert.Equal(Functions.Length, uploaded.Count);
        foreach (var (function, key) in Functions.Zip(uploaded))
        {
            await AwsAsync("s3", "cp", $"s3://{_bucket}/{key}", InFolder($"{function}.zip"));
            await using var zip = await ZipFile.OpenReadAsync(InFolder($"{function}.zip"), TestContext.Current.CancellationToken);
            var entry = Assert.Single(zip.Entries);
            Assert.Equal("bootstrap", entry.FullName);
            Assert.Equal(Executable, (UnixFileMode)(entry.ExternalAttributes >> 16) & Executable);
            using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
            Assert.Contains(function, await reader.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_packaged_template_is_short_enough_to_be_handed_over() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(await PackageAsync()), 1, LongestBody);

    private async Task<string> PackageAsync()
    {
        await AwsAsync("s3", "mb", $"s3://{_bucket}");
        await AwsAsync(
            "cloudformation", "package", "--template-file", InFolder("template.yaml"), "--output-template-file", InFolder("packaged.yaml"),
            "--s3-bucket", _bucket, "--s3-prefix", "notecast");
        return await File.ReadAllTextAsync(InFolder("packaged.yaml"), TestContext.Current.CancellationToken);
    }

    private string InFolder(params string[] path) => Path.Combine([_folder.FullName, .. path]);

    private async Task AwsAsync(params string[] arguments)
    {
        var aws = Programs.Require("aws", "pip install awscli");
        await Command.RunAsync(aws, arguments, AwsEnvironment.Of(await server.GetUrlAsync()));
    }

    [GeneratedRegex(@"CodeUri: s3://deployments-[0-9a-f]{32}/(?<key>notecast/[0-9a-f]{32})")]
    private static partial Regex Uploaded();
}
