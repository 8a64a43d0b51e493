using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Notecast.AwsTesting.Deployment;

/// <summary>A policy document whose actions and resources are texts: what is left of the template's once its references are resolved.</summary>
public sealed class RolePolicy
{
    private readonly JsonNode _document;

    public RolePolicy(JsonNode document) => _document = document.DeepClone();

    /// <summary>Each pair of an action and a resource pattern that the policy allows.</summary>
    public IReadOnlyList<(string Action, string Resource)> Grants =>
        [.. Statements.SelectMany(statement => Texts(statement["Action"]).SelectMany(action => Texts(statement["Resource"]).Select(resource => (action, resource))))];

    public IReadOnlyList<string> Actions => [.. Grants.Select(grant => grant.Action).Distinct()];

    private IEnumerable<JsonNode> Statements => _document["Statement"]!.AsArray().OfType<JsonNode>();

    /// <summary>Whether a grant is for this use.</summary>
    public static bool Covers((string Action, string Resource) grant, string action, string resource) =>
        grant.Action == action
        && IsLike(resource, grant.Resource);

    /// <summary>Whether an action that has a prefix is allowed with this one, by the conditions of its statements.</summary>
    public bool AllowsPrefix(string action, string prefix) => Statements
        .Where(statement => Texts(statement["Action"]).Contains(action))
        .Any(statement => Texts(statement["Condition"]?["StringLikeIfExists"]?["s3:prefix"]).DefaultIfEmpty("*").Any(pattern => IsLike(prefix, pattern)));

    /// <summary>The policy without one action.</summary>
    public RolePolicy Without(string action)
    {
        var copy = new RolePolicy(_document);
        foreach (var statement in copy.Statements.ToList())
        {
            var left = Texts(statement["Action"]).Where(other => other != action).Select(text => (JsonNode)text).ToArray();
            if (left.Length > 0)
            {
                statement["Action"] = new JsonArray(left);
            }
            else
            {
                copy._document["Statement"]!.AsArray().Remove(statement);
            }
        }

        return copy;
    }

    /// <summary>
    /// The policy as the server's authorizer can judge it. It asks for the right to a batch where AWS asks for the right to a single
    /// message; it knows resources of S3 only; and no conditions.
    /// </summary>
    public RolePolicy ForServer()
    {
        var copy = new RolePolicy(_document);
        foreach (var statement in copy.Statements)
        {
            statement.AsObject().Remove("Condition");
            var actions = Texts(statement["Action"]).ToList();
            actions.AddRange(actions.Where(action => action.StartsWith("sqs:", StringComparison.Ordinal)).Select(action => $"{action}Batch").ToList());
            statement["Action"] = new JsonArray([.. actions.Select(action => (JsonNode)action)]);
            if (!actions.Any(action => action.StartsWith("s3:", StringComparison.Ordinal)))
            {
                statement["Resource"] = "*";
            }
            else if (actions.Contains("s3:DeleteObject"))
            {
                // It judges the deletion of several objects at once by the bucket.
                string[] objects = [.. Texts(statement["Resource"])];
                statement["Resource"] = new JsonArray([.. objects.Append(objects[0].Split('/')[0]).Select(text => (JsonNode)text)]);
            }
        }

        return copy;
    }

    public override string ToString() => _document.ToJsonString();

    private static bool IsLike(string text, string pattern) =>
        Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.Singleline);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray texts => texts.Select(text => text!.GetValue<string>()),
        not null => [node.GetValue<string>()],
        null => [],
    };
}
