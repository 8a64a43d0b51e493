using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notecast.Template.Tests;

/// <summary>
/// CloudFormation's functions. A reference to a resource stands for what only a deployment knows, as <c>{CatalogTable}</c> or
/// <c>{CatalogTable.Arn}</c>; a reference to anything that is not there fails.
/// </summary>
internal sealed partial class Intrinsics(JsonNode template, IReadOnlyDictionary<string, string> parameters)
{
    private static readonly Dictionary<string, string> Pseudo = new()
    {
        ["AWS::AccountId"] = "123456789012",
        ["AWS::Partition"] = "aws",
        ["AWS::Region"] = "eu-west-1",
        ["AWS::StackName"] = "notecast",
        ["AWS::StackId"] = "arn:aws:cloudformation:eu-west-1:123456789012:stack/notecast/11111111-2222-3333-4444-555555555555",
    };

    public bool IsTrue(string condition) => IsTrue(template["Conditions"]![condition]!);

    /// <summary>What a part of the template comes to; <see langword="null"/> for <c>AWS::NoValue</c>.</summary>
    public JsonNode? Resolve(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } call when call.First() is var (name, argument) && IsFunction(name) => Call(name, argument!),
        JsonObject members => new JsonObject(members
            .Select(member => KeyValuePair.Create(member.Key, Resolve(member.Value)))
            .Where(member => member.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(Resolve).Where(item => item is not null)]),
        _ => node?.DeepClone(),
    };

    private static bool IsFunction(string name) => name == "Ref" || name.StartsWith("Fn::", StringComparison.Ordinal);

    private JsonNode? Call(string name, JsonNode argument) => name switch
    {
        "Ref" => Reference(argument.GetValue<string>()),
        "Fn::GetAtt" => Attribute(argument[0]!.GetValue<string>(), argument[1]!.GetValue<string>()),
        "Fn::If" => Resolve(IsTrue(argument[0]!.GetValue<string>()) ? argument[1] : argument[2]),
        "Fn::FindInMap" => template["Mappings"]![Text(argument[0])]![Text(argument[1])]![Text(argument[2])]!.DeepClone(),
        "Fn::Select" => Resolve(argument[1])![int.Parse(Text(argument[0]), CultureInfo.InvariantCulture)]!.DeepClone(),
        "Fn::Split" => new JsonArray([.. Text(argument[1]).Split(Text(argument[0])).Select(part => (JsonNode)part)]),
        "Fn::Sub" when argument is JsonArray => Substitute(Text(argument[0]), argument[1]!.AsObject()),
        "Fn::Sub" => Substitute(argument.GetValue<string>(), []),
        _ => throw new NotSupportedException($"{name} is not used yet."),
    };

    private bool IsTrue(JsonNode condition)
    {
        var (name, arguments) = condition.AsObject().First();
        return name switch
        {
            "Fn::Equals" => Text(arguments![0]) == Text(arguments[1]),
            "Fn::Not" => !IsTrue(arguments![0]!),
            "Fn::And" => arguments!.AsArray().All(argument => IsTrue(argument!)),
            "Fn::Or" => arguments!.AsArray().Any(argument => IsTrue(argument!)),
            _ => throw new NotSupportedException($"{name} is not used yet."),
        };
    }

    /// <summary>Whether a rule's assertion holds.</summary>
    public bool Holds(JsonNode assertion) => IsTrue(assertion);

    private JsonNode Substitute(string text, JsonObject values) => Placeholders().Replace(text, placeholder =>
    {
        var name = placeholder.Groups["name"].Value;
        if (values[name] is { } value)
        {
            return Text(value);
        }

        var parts = name.Split('.');
        return Text(parts.Length == 1 ? Reference(name) : Attribute(parts[0], parts[1]));
    });

    private JsonNode? Reference(string name)
    {
        if (name == "AWS::NoValue")
        {
            return null;
        }

        if (Pseudo.TryGetValue(name, out var known) || parameters.TryGetValue(name, out known))
        {
            return known;
        }

        return template["Parameters"]![name] is { } parameter ? parameter["Default"]!.DeepClone() : $"{{{Existing(name)}}}";
    }

    private JsonNode Attribute(string resource, string attribute) => $"{{{Existing(resource)}.{attribute}}}";

    private string Existing(string logicalId)
    {
        var resource = template["Resources"]![logicalId] ?? throw new KeyNotFoundException($"There is no {logicalId}.");
        return resource["Condition"] is not { } condition || IsTrue(condition.GetValue<string>())
            ? logicalId
            : throw new KeyNotFoundException($"{logicalId} is not made with these parameters.");
    }

    private string Text(JsonNode? node) => Resolve(node)!.ToString();

    [GeneratedRegex(@"\$\{(?<name>[^!}]+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholders();
}
