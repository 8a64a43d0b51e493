using System.Globalization;
using System.Text.Json.Nodes;

namespace Notecast.Template.Tests;

/// <summary>The template with its functions worked out.</summary>
internal sealed class ResolvedStack
{
    public const string Function = "AWS::Lambda::Function";

    private readonly Intrinsics _intrinsics;

    public ResolvedStack(JsonNode template, IReadOnlyDictionary<string, string> parameters)
    {
        _intrinsics = new Intrinsics(template, parameters);
        Resources = template[nameof(Resources)]!.AsObject()
            .Where(resource => resource.Value!["Condition"] is not { } condition || _intrinsics.IsTrue(condition.GetValue<string>()))
            .ToDictionary(resource => resource.Key, resource => _intrinsics.Resolve(resource.Value)!.AsObject());
        Outputs = template[nameof(Outputs)]!.AsObject()
            .ToDictionary(output => output.Key, output => _intrinsics.Resolve(output.Value!["Value"])!.ToString());
        IsAllowed = template["Rules"]!.AsObject()
            .SelectMany(rule => rule.Value!["Assertions"]!.AsArray())
            .All(assertion => _intrinsics.Holds(assertion!["Assert"]!));
    }

    /// <summary>Resources by logical id.</summary>
    public IReadOnlyDictionary<string, JsonObject> Resources { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    /// <summary>Whether the template's rules let these parameters pass.</summary>
    public bool IsAllowed { get; }

    /// <summary>The properties of a resource.</summary>
    public JsonObject this[string logicalId] => Resources[logicalId]["Properties"]!.AsObject();

    /// <summary>The logical ids of a type's resources.</summary>
    public IReadOnlyList<string> OfType(string type) =>
        [.. Resources.Where(resource => resource.Value["Type"]!.GetValue<string>() == type).Select(resource => resource.Key)];

    /// <summary>The text at a path of a resource's properties, as <c>StreamSpecification/StreamViewType</c>; empty without one.</summary>
    public string Text(string logicalId, string path) => At(this[logicalId], path)?.ToString() ?? "";

    public int Number(string logicalId, string path) => int.Parse(Text(logicalId, path), CultureInfo.InvariantCulture);

    /// <summary>A function's environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables(string function) =>
        At(this[function], "Environment/Variables")!.AsObject()
            .ToDictionary(variable => variable.Key, variable => variable.Value!.ToString());

    /// <summary>The version that a function's alias names.</summary>
    public string VersionOf(string function) =>
        Assert.Single(OfType("AWS::Lambda::Version"), version => Text(version, "FunctionName") == $"{{{function}}}");

    /// <summary>Whether a reference, as <c>{CatalogTable.Arn}</c>, is to a resource of the stack.</summary>
    public bool Has(string reference) => Resources.ContainsKey(reference.Trim('{', '}').Split('.')[0]);

    private static JsonNode? At(JsonNode node, string path) => path.Split('/').Aggregate((JsonNode?)node, (at, name) => at switch
    {
        JsonArray items => items.ElementAtOrDefault(int.Parse(name, CultureInfo.InvariantCulture)),
        JsonObject members => members[name],
        _ => null,
    });
}
