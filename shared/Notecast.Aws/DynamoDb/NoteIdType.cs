using System.Globalization;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Notecast.Domain.Notes;

namespace Notecast.Aws;

/// <summary>
/// The type that all note ids of a table have. An id that was read from an object's key does not tell it: there every id is text.
/// </summary>
internal sealed partial class NoteIdType
{
    /// <summary>The attribute that is the note's id: the range key.</summary>
    public const string Attribute = "NoteId";

    /// <summary>The most digits of a number. Source: Amazon DynamoDB Developer Guide, "Constraints in Amazon DynamoDB".</summary>
    private const int MaxDigits = 38;

    private volatile ScalarAttributeType? _type;

    /// <summary>The type; <see langword="null"/> as long as it is not known.</summary>
    public ScalarAttributeType? Known => _type;

    /// <summary>Learns the type from the description of the table.</summary>
    /// <exception cref="InvalidDataException">The table has no note ids: it is another one.</exception>
    public ScalarAttributeType Learn(TableDescription description)
    {
        var type = description.AttributeDefinitions?.Find(attribute => attribute.AttributeName == Attribute)?.AttributeType;
        if (type != ScalarAttributeType.S && type != ScalarAttributeType.N)
        {
            throw new InvalidDataException(
                $"The table {description.TableName} has no key {Attribute} of type string or number. Give the name of the notes table.");
        }

        return _type = type;
    }

    /// <summary>Reads an id, and learns the type from it.</summary>
    public NoteId Read(AttributeValue value)
    {
        _type ??= value.N is null ? ScalarAttributeType.S : ScalarAttributeType.N;
        return value.N is { } number ? NoteId.FromNumber(number) : NoteId.FromString(value.S);
    }

    /// <summary>An id as a table of this type asks for it; <see langword="null"/> when the table can hold no such id.</summary>
    public static AttributeValue? Write(NoteId id, ScalarAttributeType type)
    {
        if (type == ScalarAttributeType.S)
        {
            return new AttributeValue { S = id.Text };
        }

        return IsNumber(id.Text) ? new AttributeValue { N = id.Text } : null;
    }

    private static bool IsNumber(string text) =>
        Numbers().Match(text) is { Success: true } match
        && match.Groups["digits"].Value.Replace(".", "", StringComparison.Ordinal).Trim('0').Length <= MaxDigits
        && Math.Abs(double.Parse(text, CultureInfo.InvariantCulture)) < 1e126;

    [GeneratedRegex(
        @"^-?(?<digits>[0-9]+(\.[0-9]+)?)([eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Numbers();
}
