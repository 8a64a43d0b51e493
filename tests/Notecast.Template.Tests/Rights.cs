using System.Text.Json.Nodes;

namespace Notecast.Template.Tests;

/// <summary>What roles may do.</summary>
internal static class Rights
{
    /// <summary>Each action on a resource that a function's role allows, as <c>sqs:SendMessage {DeadLetterQueue.Arn}</c>.</summary>
    public static IEnumerable<string> Of(ResolvedStack stack, string function) =>
        from policy in stack[$"{function}Role"]["Policies"]!.AsArray()
        from statement in policy!["PolicyDocument"]!["Statement"]!.AsArray()
        from action in Texts(statement!["Action"])
        from resource in Texts(statement["Resource"])
        select $"{action} {resource}";

    /// <summary>One text, or several.</summary>
    public static IReadOnlyList<string> Texts(JsonNode? node) =>
        node is JsonArray items ? [.. items.Select(item => item!.ToString())] : [node!.ToString()];
}
