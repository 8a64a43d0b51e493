using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Catalog;
using Notecast.Domain.Notes;

namespace Notecast.Aws;

/// <summary>
/// Puts an update of one catalog item together. The value of a set attribute is <c>:Name</c> in expressions; names go through
/// placeholders, since some are reserved words.
/// </summary>
internal sealed class CatalogUpdate
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, AttributeValue> _values = [];
    private readonly List<string> _sets = [];
    private readonly List<string> _removes = [];

    public CatalogUpdate Set(string name, string value) => Set(name, new AttributeValue { S = value });

    public CatalogUpdate Set(string name, decimal value) =>
        Set(name, new AttributeValue { N = value.ToString(CultureInfo.InvariantCulture) });

    public CatalogUpdate Set(string name, bool value) => Set(name, new AttributeValue { BOOL = value });

    public CatalogUpdate Set(string name, DateTimeOffset value) =>
        Set(name, value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));

    public CatalogUpdate SetStatus(NarrationStatus status) => Set(CatalogAttributes.Status, status switch
    {
        NarrationStatus.Pending => "pending",
        NarrationStatus.Ready => "ready",
        NarrationStatus.Failed => "failed",
        _ => "removed",
    });

    public CatalogUpdate Remove(params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            _names[$"#{name}"] = name;
            _removes.Add($"#{name}");
        }

        return this;
    }

    /// <summary>Adds a value that only the condition uses.</summary>
    public CatalogUpdate Compare(string name, string value)
    {
        _values[$":{name}"] = new AttributeValue { S = value };
        return this;
    }

    /// <summary>The request. When its condition does not hold, the answer carries the item as it is.</summary>
    public UpdateItemRequest Build(string tableName, NoteKey note, string condition) => new()
    {
        TableName = tableName,
        Key = KeyOf(note),
        UpdateExpression = string.Join(' ', Clause("SET", _sets), Clause("REMOVE", _removes)).Trim(),
        ConditionExpression = condition,
        ExpressionAttributeNames = _names,
        ExpressionAttributeValues = _values,
        ReturnValuesOnConditionCheckFailure = Amazon.DynamoDBv2.ReturnValuesOnConditionCheckFailure.ALL_OLD,
    };

    /// <summary>The key of a note's item.</summary>
    public static Dictionary<string, AttributeValue> KeyOf(NoteKey note) => new()
    {
        [CatalogAttributes.UserId] = new AttributeValue { S = note.UserId },
        [CatalogAttributes.NoteId] = new AttributeValue { S = note.NoteId.Text },
    };

    private CatalogUpdate Set(string name, AttributeValue value)
    {
        _names[$"#{name}"] = name;
        _values[$":{name}"] = value;
        _sets.Add($"#{name} = :{name}");
        return this;
    }

    private static string Clause(string keyword, List<string> parts) => parts.Count > 0 ? $"{keyword} {string.Join(", ", parts)}" : "";
}
