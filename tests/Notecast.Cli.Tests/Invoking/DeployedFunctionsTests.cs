using System.Globalization;
using System.Text.RegularExpressions;
using Notecast.AwsTesting;
using Notecast.Cli.Invoking;

namespace Notecast.Cli.Tests.Invoking;

public sealed partial class DeployedFunctionsTests
{
    [Fact]
    public async Task Timeouts_and_memory_are_the_template_s()
    {
        var template = await File.ReadAllTextAsync(
            Path.Combine(RepositoryRoot.Find(), "template.yaml"), TestContext.Current.CancellationToken);

        var deployed = Functions().Matches(template).Select(match =>
            (match.Groups["name"].Value, TimeSpan.FromSeconds(Number(match, "timeout")), Number(match, "memory")));

        Assert.Equal(
            deployed.OrderBy(function => function.Value, StringComparer.Ordinal),
            DeployedFunctions.All
                .OrderBy(function => function.Name, StringComparer.Ordinal)
                .Select(function => (function.Name, function.Timeout, function.MemoryMegabytes)));
    }

    private static int Number(Match match, string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^  (?<name>\w+):\n    Type: AWS::Serverless::Function\n"
        + @"(?:(?!^  \w).*\n)*?      MemorySize: (?<memory>\d+)\n"
        + @"(?:(?!^  \w).*\n)*?      Timeout: (?<timeout>\d+)\n",
        RegexOptions.Multiline)]
    private static partial Regex Functions();
}
