using System.Text.Json.Nodes;
using Notecast.AwsTesting;
using Notecast.Template.Tests;

[assembly: AssemblyFixture(typeof(MotoServer))]
[assembly: AssemblyFixture(typeof(TemplateSource))]

namespace Notecast.Template.Tests;

/// <summary>The template, transformed once for all tests.</summary>
public sealed class TemplateSource
{
    /// <summary>Parameters for a table that is there already.</summary>
    public static IReadOnlyDictionary<string, string> ExistingTable { get; } = new Dictionary<string, string>
    {
        ["ExistingTableName"] = "their-notes",
        ["ExistingTableStreamArn"] = "arn:aws:dynamodb:eu-west-1:123456789012:table/their-notes/stream/2026-03-01T10:11:12.123",
    };

    private readonly Lazy<Task<JsonNode>> _transformed = new(() => SamTemplate.TransformAsync(RepositoryRoot.Find()));

    /// <summary>The template as CloudFormation gets it.</summary>
    public Task<JsonNode> TransformAsync() => _transformed.Value;

    /// <summary>The stack that the template describes.</summary>
    /// <param name="parameters">Parameters that differ from their defaults.</param>
    internal async Task<ResolvedStack> ResolveAsync(IReadOnlyDictionary<string, string>? parameters = null) =>
        new(await TransformAsync(), parameters ?? new Dictionary<string, string>());

    internal Task<ResolvedStack> ResolveAsync(string parameter, string value) =>
        ResolveAsync(new Dictionary<string, string> { [parameter] = value });
}
